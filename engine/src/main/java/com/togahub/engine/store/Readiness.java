package com.togahub.engine.store;

import java.util.List;

/** Port: whether the node can do its work now. */
public interface Readiness {
    /**
     * Asks everything the node depends on, within a few seconds.
     *
     * @return what cannot be reached, of {@code core}, {@code logs} and {@code queue}; empty when all can
     */
    List<String> unreachable();
}
