package com.togahub.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many threads that store jobs. */
public final class Load {
    private final int threads;

    /** A load of so many threads. */
    public Load(int threads) {
        this.threads = threads;
    }

    /** Stores jobs 0 to {@code jobs - 1}, as fast as it goes. */
    public void asFastAsPossible(int jobs, IntConsumer store) throws Exception {
        AtomicInteger next = new AtomicInteger();
        run(Executors.newScheduledThreadPool(threads), executor -> {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(executor.submit(() -> {
                    for (int job = next.getAndIncrement(); job < jobs; job = next.getAndIncrement()) {
                        store.accept(job);
                    }
                }));
            }
            return all;
        });
    }

    /**
     * Stores jobs 0 to {@code jobs - 1} at a steady pace, whether those before are stored or not.
     *
     * @return when the storing of each began, by {@link System#nanoTime()}
     */
    public long[] atPace(int jobs, int perSecond, IntConsumer store) throws Exception {
        long[] begun = new long[jobs];
        run(Executors.newScheduledThreadPool(threads), executor -> {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                int job = i;
                all.add(executor.schedule(
                        () -> {
                            begun[job] = System.nanoTime();
                            store.accept(job);
                        },
                        TimeUnit.SECONDS.toNanos(1) * job / perSecond,
                        TimeUnit.NANOSECONDS));
            }
            return all;
        });
        return begun;
    }

    private interface Submission {
        List<Future<?>> to(ScheduledExecutorService executor);
    }

    private static void run(ScheduledExecutorService executor, Submission work) throws Exception {
        try {
            for (Future<?> each : work.to(executor)) {
                each.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
