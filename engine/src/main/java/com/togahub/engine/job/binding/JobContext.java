package com.togahub.engine.job.binding;

import java.time.Instant;

/** What an action may know of, and tell about, the job it runs for; a parameter of this type is bound to it. */
public interface JobContext {
    /** The job's uuid. */
    String uuid();

    /** Which attempt this is, from 1. */
    int attempt();

    /** When the action will be interrupted. */
    Instant deadline();

    /** Reports how much is done, 0 to 100; values outside are clamped. Shown while the job runs. */
    void progress(int percent);

    /** Adds a line to the job's log, shown while it runs. Lines longer than 4,000 characters are cut. */
    void log(String line);

    /** Whether someone asked for an end, or the time is over; a long action looks now and then and returns. */
    boolean isCancelled();
}
