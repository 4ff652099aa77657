package com.togahub.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes the cost of phases. */
public final class Meter {
    private final Probe probe;
    private final Processes processes;

    /** A meter that looks at these servers. */
    public Meter(Probe probe, Processes processes) {
        this.probe = probe;
        this.processes = processes;
    }

    /** What is measured. */
    @FunctionalInterface
    public interface Phase {
        void run() throws Exception;
    }

    /** Carries a phase of so many jobs out. */
    Cost of(int jobs, Phase phase) throws Exception {
        Counters counted = probe.counters();
        List<Duration> used = processes.times();
        long begin = System.nanoTime();
        phase.run();
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        List<Duration> usedNow = processes.times();
        List<Duration> between = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            between.add(usedNow.get(i).minus(used.get(i)));
        }
        return new Cost(jobs, time, probe.counters().since(counted), between);
    }

    /** Waits until a query answers zero. */
    void awaitNone(String query, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        long left = probe.number(query);
        while (left > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(left + " are left after " + limit + ": " + query);
            }
            Thread.sleep(5);
            left = probe.number(query);
        }
    }

    /**
     * Checks that a query answers zero.
     *
     * @throws IllegalStateException when it does not
     */
    void requireNone(String query) throws Exception {
        long count = probe.number(query);
        if (count > 0) {
            throw new IllegalStateException(count + " instead of none: " + query);
        }
    }
}
