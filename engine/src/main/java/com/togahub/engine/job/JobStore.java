package com.togahub.engine.job;

import com.togahub.engine.store.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The jobs' rows: the truth about every job. Each operation is one transaction, committed when it returns, unless it says
 * otherwise; all times are the database's. Failures are {@link com.togahub.engine.store.StoreException}s.
 */
public interface JobStore {
    /**
     * Stores a job as queued: its message is to be sent at once.
     *
     * @return its id; of the job stored before when uuid or key are taken
     */
    Stored insert(NewJob job);

    /** Adds a pending job to the session's transaction. */
    JobId insert(Session session, NewJob job);

    /** A job as it stands. */
    Optional<Job> find(long number);

    /** A job's number by its uuid. */
    Optional<JobId> findByUuid(String uuid);

    /**
     * Marks the attempt as running on this instance, unless it has been started, was retried, or is finished.
     *
     * @return whether this call did it, so that the caller alone may run the action
     */
    boolean checkIn(Attempt attempt);

    /**
     * Writes the outcome of a running attempt, unless it has one already.
     *
     * @return whether this call wrote it
     */
    boolean checkOut(Attempt attempt, Outcome outcome);

    /**
     * Makes a finished job queued again, as a new attempt; its message is to be sent at once.
     *
     * @return whether this call did it; false when it does not exist or is not finished
     */
    boolean retry(long number);

    /** Asks for the end of a job: a running one is interrupted by its node, a waiting one fails at once. */
    boolean cancel(long number);

    /** Makes queued jobs pending again, as their messages could not be sent. */
    void unqueue(Collection<Long> numbers);

    /**
     * Takes pending jobs that nobody else is taking right now and makes them queued.
     *
     * @return their numbers, at most {@code limit}; fewer mean that there were no more
     */
    List<Long> takePending(int limit);

    /**
     * Takes jobs queued longer ago than this and never started, as their messages may be lost, and queues them anew.
     *
     * @return their numbers, at most {@code limit}
     */
    List<Long> takeStale(Duration age, int limit);

    /**
     * Deletes jobs that succeeded long ago, with their logs.
     *
     * @param days how long ago
     * @param limit how many at most
     * @return how many were deleted
     */
    int deleteSucceeded(int days, int limit);

    /**
     * A stored job.
     *
     * @param id its names
     * @param isNew false when it was there before
     */
    record Stored(JobId id, boolean isNew) {}
}
