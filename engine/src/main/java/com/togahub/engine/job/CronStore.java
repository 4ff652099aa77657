package com.togahub.engine.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The schedules and what has been made of them. Failures are {@link com.togahub.engine.store.StoreException}s. */
public interface CronStore {
    /** The database's time. */
    Instant now();

    /** Every active entry. */
    List<CronEntry> active();

    /** The last minute that some node has evaluated to the end; empty before the first. */
    Optional<Instant> evaluatedThrough();

    /** Remembers that every minute up to this one is evaluated; an earlier one than known is ignored. */
    void evaluatedThrough(Instant minute);

    /**
     * Stores an entry's job for a minute as queued, unless some node did; its message is to be sent at once.
     *
     * @return the job's number if this call stored it
     */
    OptionalLong insert(CronEntry entry, Instant minute);

    /** Records, as a failed job, that an entry did not run for a minute, unless its job is there. */
    void recordSkipped(CronEntry entry, Instant minute, String reason);

    /** Whether a run of this entry is not finished. */
    boolean isRunning(CronEntry entry);
}
