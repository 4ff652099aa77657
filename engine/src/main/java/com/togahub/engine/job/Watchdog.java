package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Ends what would run for ever: jobs over their time, and jobs whose instance is gone. Safe on all nodes at once. */
public final class Watchdog {
    private final JobWatch watch;
    private final JobStore store;
    private final Rescue rescue;
    private final RunningJobs running;
    private final Heartbeat heartbeat;
    private final Duration defaultLimit;

    /**
     * A watchdog.
     *
     * @param defaultLimit for jobs without a limit of their own
     */
    public Watchdog(
            JobWatch watch,
            JobStore store,
            Rescue rescue,
            RunningJobs running,
            Heartbeat heartbeat,
            Duration defaultLimit) {
        this.watch = requireNonNull(watch, "watch");
        this.store = requireNonNull(store, "store");
        this.rescue = requireNonNull(rescue, "rescue");
        this.running = requireNonNull(running, "running");
        this.heartbeat = requireNonNull(heartbeat, "heartbeat");
        this.defaultLimit = requireNonNull(defaultLimit, "defaultLimit");
    }

    /** Fails jobs over their time and interrupts those that run here. */
    public void endOverdue() {
        rescue.end(watch.overdue(defaultLimit)).forEach(attempt -> running.interrupt(attempt, "timed out"));
    }

    /**
     * Fails the jobs of silent instances and has sent what they may have left unsent, unless this one's own pulse has been
     * too unsteady to judge.
     *
     * @return how many were failed
     */
    public int failOrphans() {
        if (!heartbeat.isSteady()) {
            return 0;
        }
        int failed = rescue.end(watch.orphans(Heartbeat.SILENCE)).size();
        store.unqueue(watch.unsent(Heartbeat.SILENCE));
        watch.forgetGone();
        return failed;
    }
}
