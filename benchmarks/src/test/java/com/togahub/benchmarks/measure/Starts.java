package com.togahub.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/** When the jobs of the present phase began. Jobs are known by their numbers, from 0. */
public final class Starts {
    private final AtomicReference<Phase> present = new AtomicReference<>(new Phase(0));

    private record Phase(AtomicLongArray begun, CountDownLatch missing) {
        Phase(int jobs) {
            this(new AtomicLongArray(jobs), new CountDownLatch(jobs));
        }
    }

    /** Says, in the job itself, that it has begun. */
    public void begun(int job) {
        Phase phase = present.get();
        if (phase.begun.compareAndSet(job, 0, System.nanoTime())) {
            phase.missing.countDown();
        }
    }

    /** Begins a phase of so many jobs; those of the phase before must have ended. */
    void expect(int jobs) {
        present.set(new Phase(jobs));
    }

    /**
     * Waits until all have begun.
     *
     * @throws IllegalStateException when they do not
     */
    void awaitAll(Duration limit) throws InterruptedException {
        Phase phase = present.get();
        if (!phase.missing.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(phase.missing.getCount() + " jobs have not begun after " + limit);
        }
    }

    /** When a job began, by {@link System#nanoTime()}. */
    long of(int job) {
        return present.get().begun.get(job);
    }
}
