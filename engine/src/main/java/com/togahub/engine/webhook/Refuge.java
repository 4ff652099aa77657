package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobStore.Stored;

/**
 * Where deliveries go while they cannot become jobs, and what is too large for a job's row.
 *
 * @param stash a folder of the bucket, shared by all nodes
 * @param announcements says what lies in the stash
 * @param spool a directory of this machine, for when the bucket is away too
 * @param large parameters too large for rows
 */
public record Refuge(PayloadStore stash, FallbackQueue announcements, PayloadStore spool, LargeParameters large) {
    public Refuge {
        requireNonNull(stash, "stash");
        requireNonNull(announcements, "announcements");
        requireNonNull(spool, "spool");
        requireNonNull(large, "large");
    }

    /** Forgets the large parameters of a job that was not stored, as another was under its delivery id. */
    void forgetDuplicate(WaitingJob waiting, Stored row) {
        if (!row.isNew() && !row.id().uuid().equals(waiting.job().uuid())) {
            large.forget(waiting);
        }
    }
}
