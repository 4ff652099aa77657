package com.togahub.engine.webhook;

import java.util.List;
import java.util.Optional;

/** A durable place for payloads that could not become jobs yet. Failures are {@link PayloadStoreException}s. */
public interface PayloadStore {
    /** Keeps a payload; it is durable when this returns. */
    void keep(String uuid, byte[] content);

    /** Names of kept payloads, at most {@code limit}, oldest first as far as the place knows. */
    List<String> list(int limit);

    /** A kept payload. */
    Optional<byte[]> read(String uuid);

    /** Forgets a payload, if it is there. */
    void remove(String uuid);
}
