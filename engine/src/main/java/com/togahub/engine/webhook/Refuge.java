package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

/**
 * Where payloads go while they cannot become jobs.
 *
 * @param stash the bucket, shared by all nodes
 * @param announcements says what lies in the bucket
 * @param spool a directory of this machine, for when the bucket is away too
 */
public record Refuge(PayloadStore stash, FallbackQueue announcements, PayloadStore spool) {
    public Refuge {
        requireNonNull(stash, "stash");
        requireNonNull(announcements, "announcements");
        requireNonNull(spool, "spool");
    }
}
