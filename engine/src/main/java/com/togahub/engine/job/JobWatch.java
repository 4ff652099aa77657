package com.togahub.engine.job;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who lives, and which jobs are left running or unsent. Only looks: what is to be written of a job is written through the
 * {@link JobStore}. Times are the database's; failures are {@link com.togahub.engine.store.StoreException}s.
 */
public interface JobWatch {
    /** Puts this instance on the list of living ones. */
    void announce();

    /**
     * Says that this instance lives.
     *
     * @param running how many jobs it runs
     */
    void beat(int running);

    /** Takes this instance off the list of living ones, at stop. */
    void retire();

    /** Forgets instances that have been silent for a day. */
    void forgetGone();

    /**
     * The attempts that run longer than they may.
     *
     * @param limit for jobs without a limit of their own
     */
    List<Stuck> overdue(Duration limit);

    /** The attempts of instances that have not beaten for this long. */
    List<Stuck> orphans(Duration silence);

    /** The attempts that an earlier process of this instance's name has left running. */
    List<Stuck> leftBehind();

    /** The jobs that instances had queued just before they fell silent: their messages may not have been sent. */
    List<Long> unsent(Duration silence);

    /** The jobs that an earlier process of this instance's name had queued just before its end. */
    List<Long> leftUnsent();

    /** Which of these attempts shall end: someone asked for it, or their outcome stands already. */
    List<Attempt> unwanted(Set<Attempt> mine);

    /**
     * The attempts that count as running on this instance.
     *
     * @param age only those checked in longer ago than this
     */
    List<Attempt> held(Duration age);
}
