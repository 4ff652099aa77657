package com.togahub.engine.job;

import java.time.Duration;
import java.util.List;

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

    /** This instance's running attempts that someone wants to end, or that have their outcome already. */
    List<Attempt> unwanted();
}
