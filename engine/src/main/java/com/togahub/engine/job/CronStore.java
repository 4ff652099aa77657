package com.togahub.engine.job;

import com.togahub.engine.store.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The schedules and what has been made of them. Failures are {@link com.togahub.engine.store.StoreException}s. */
public interface CronStore {
    /** The database's time. */
    Instant now();

    /**
     * Takes notice of what has become of entries: one that is active for the first time, or again, or under another schedule
     * is settled through its last change; one that is not active is forgotten.
     */
    void noticeChanges();

    /** Every active entry, by id, as of the last notice. */
    List<CronEntry> active();

    /** Remembers through when entries are settled, each under the schedule it had then; what is further on stays. */
    void settle(Collection<CronEntry> entries);

    /** The times at which worker nodes are known to have been up, of those heard of after this one. */
    List<Attendance.Stay> stays(Instant heardAfter);

    /**
     * Stores an entry's job for a minute as queued, unless some node did; its message is to be sent at once.
     *
     * @return the job's number if this call stored it
     */
    OptionalLong insert(CronEntry entry, Instant minute);

    /**
     * Adds a pending job of an entry, active or not, to the session's transaction; it belongs to no minute.
     *
     * @param uuid the entry's
     * @return the job; empty when there is no such entry
     */
    Optional<JobId> insert(Session session, String uuid);

    /** Records, as a failed job, that an entry did not run for a minute, unless its job is there. */
    void recordSkipped(CronEntry entry, Instant minute, String reason);

    /** Whether a run of this entry is not finished. */
    boolean isRunning(CronEntry entry);
}
