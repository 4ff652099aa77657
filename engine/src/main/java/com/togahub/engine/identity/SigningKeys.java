package com.togahub.engine.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Port: the signing secrets all nodes share. */
public interface SigningKeys {
    /** The newest keys, at most ten, retired ones too, newest first. */
    List<SigningKey> newest();

    /** Adds a key; false when there is one of this name already, which another node has added. */
    boolean add(SigningKey key);

    /** Retires all keys but these that are not retired yet. */
    void retireAllBut(Set<String> kids, Instant at);
}
