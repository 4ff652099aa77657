package com.togahub.engine.job;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What keeps jobs from being left running for ever, and nodes known to each other. Times are the database's. */
public interface JobWatch {
    /** Announces this instance, ending what an earlier process of the same name left running. Called once, at start. */
    void announce();

    /**
     * Says that this instance lives.
     *
     * @param running how many jobs it runs
     */
    void beat(int running);

    /** Takes this instance off the list of living ones, at stop. */
    void retire();

    /**
     * Fails every job that runs longer than it may.
     *
     * @param limit for jobs without a limit of their own
     * @return the attempts ended
     */
    List<Attempt> failOverdue(Duration limit);

    /**
     * Fails the jobs of instances that have not beaten for this long, and makes pending what they had queued just before
     * they fell silent, as those messages may not have been sent.
     *
     * @return how many jobs were failed
     */
    int failOrphans(Duration silence);

    /**
     * Which of these attempts, all running in this process, shall end: someone asked for it, or their outcome stands already.
     */
    List<Attempt> unwanted(Set<Attempt> mine);

    /**
     * Makes pending what counts as running on this instance but is none of these attempts: a check-in whose answer was lost, so
     * that the action never ran.
     *
     * @param mine all attempts running in this process
     * @param age only those checked in longer ago than this
     */
    void releaseAllBut(Set<Attempt> mine, Duration age);
}
