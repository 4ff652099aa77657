package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

/**
 * A job's two names.
 *
 * @param number its row's id: what a message carries
 * @param uuid its name towards the outside
 */
public record JobId(long number, String uuid) {
    public JobId {
        requireNonNull(uuid, "uuid");
    }
}
