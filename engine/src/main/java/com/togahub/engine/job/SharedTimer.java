package com.togahub.engine.job;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The deadlines of all jobs on one thread, in the time of this machine. */
public final class SharedTimer implements Deadlines, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    /** Starts its thread at the first deadline. */
    public SharedTimer() {
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "toga-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        // nearly all are called off long before their time
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable after(Duration time, Runnable work) {
        try {
            Future<?> later = timer.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
            return () -> later.cancel(false);
        } catch (RejectedExecutionException closed) {
            // the application has ended: whoever is left over is failed by the other nodes
            return () -> {};
        }
    }

    /** Drops what is still to come. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
