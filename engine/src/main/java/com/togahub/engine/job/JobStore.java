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

    /** Jobs' names by their uuids; unknown ones are left out. */
    List<JobId> findByUuid(Collection<String> uuids);

    /**
     * Marks jobs' current attempts as running on this instance, unless they have been started, are finished, or their time has
     * not come. Committed when this returns, so that the caller alone may run the actions.
     *
     * @return an answer for each, in their order
     */
    List<CheckIn> checkIn(List<Long> numbers);

    /** The same for one. */
    default CheckIn checkIn(long number) {
        return checkIn(List.of(number)).get(0);
    }

    /**
     * Writes the outcomes of running attempts, unless they have one already. Postponed, a job is pending again as a new
     * attempt.
     *
     * @return for each, in their order, whether this call wrote it
     */
    List<Boolean> checkOut(List<End> ends);

    /** The same for one. */
    default boolean checkOut(Attempt attempt, Outcome outcome) {
        return checkOut(List.of(new End(attempt, outcome))).get(0);
    }

    /** Makes an attempt pending again that counts as running on this instance although its action never ran. */
    void release(Attempt attempt);

    /**
     * Makes finished jobs queued again, as new attempts, in the session's transaction; their messages are to be sent once it
     * is committed. Others wait for that transaction with retries of the same jobs.
     *
     * @param reason why, for people
     * @return which of them were finished and are queued now
     */
    List<Long> retry(Session session, Collection<Long> numbers, String reason);

    /**
     * Asks for the end of jobs that are not finished, in the session's transaction: a running one is interrupted by its
     * node once that is committed, a waiting one fails at once.
     *
     * @param reason why, for people
     * @return which of them were not finished
     */
    List<Long> cancel(Session session, Collection<Long> numbers, String reason);

    /**
     * Makes pending jobs queued; their messages are to be sent at once.
     *
     * @return those that this call made queued
     */
    List<Long> queue(Collection<Long> numbers);

    /** Makes queued jobs pending again, as their messages could not be sent. */
    void unqueue(Collection<Long> numbers);

    /**
     * Takes pending jobs whose time has come, and that nobody else is taking right now, and makes them queued.
     *
     * @return their numbers, at most {@code limit}; fewer mean that there were no more
     */
    List<Long> takePending(int limit);

    /** The same for jobs alone that were put off to a time which has come. */
    List<Long> takeDue(int limit);

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
