package com.togahub.engine.job.binding;

import com.togahub.engine.context.TransactionId;
import java.time.Instant;

/** What an action may know of, and tell about, the job it runs for; a parameter of this type is bound to it. */
public interface JobContext {
    /** The job's uuid. */
    String uuid();

    /** Which attempt this is, from 1. */
    int attempt();

    /**
     * The id for a request that the action makes through {@link com.togahub.engine.crud.Engine}: it begins with {@code job:}
     * and the job's uuid, by which the console finds what a job has done.
     *
     * @param number tells the requests of one attempt apart; every attempt has ids of its own
     */
    default TransactionId transactionId(int number) {
        return new TransactionId("job:" + uuid() + ":" + attempt() + ":" + number);
    }

    /** When the action will be interrupted. */
    Instant deadline();

    /** Reports how much is done, 0 to 100; values outside are clamped. Shown while the job runs. */
    void progress(int percent);

    /** Adds a line to the job's log, shown while it runs. Lines longer than 4,000 characters are cut. */
    void log(String line);

    /** Whether someone asked for an end, or the time is over; a long action looks now and then and returns. */
    boolean isCancelled();
}
