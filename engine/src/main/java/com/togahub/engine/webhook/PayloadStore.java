package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A durable place for what rows cannot hold. Failures are {@link PayloadStoreException}s. */
public interface PayloadStore {
    /** Keeps a payload; it is durable when this returns. */
    void keep(String uuid, byte[] content);

    /**
     * Kept payloads in the order of their names.
     *
     * @param after the name to go on after; empty: from the first
     * @param limit how many at most; fewer mean that there are no more
     */
    List<Kept> list(String after, int limit);

    /** A kept payload. */
    Optional<byte[]> read(String uuid);

    /** Forgets a payload, if it is there. */
    void remove(String uuid);

    /**
     * A payload in its place.
     *
     * @param uuid its name
     * @param written when it was put there, by the place's clock
     */
    record Kept(String uuid, Instant written) {
        public Kept {
            requireNonNull(uuid, "uuid");
            requireNonNull(written, "written");
        }
    }
}
