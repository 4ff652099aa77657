package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.StoreException;
import java.time.Duration;
import java.util.Set;

/**
 * This instance's pulse: announces it, beats, ends here what others want ended, and lets go of jobs that it holds by mistake.
 * Beats come one after the other, never at once.
 */
public final class Heartbeat {
    /** How often to beat. */
    public static final Duration PERIOD = Duration.ofSeconds(10);

    /** For how long an instance may be silent before its jobs are failed. */
    public static final Duration SILENCE = Duration.ofSeconds(40);

    private static final int STEADY = 3;

    private final JobWatch watch;
    private final JobStore store;
    private final Rescue rescue;
    private final RunningJobs running;
    private volatile boolean isAnnounced;
    private volatile int beatsInARow;

    /** A pulse. */
    public Heartbeat(JobWatch watch, JobStore store, Rescue rescue, RunningJobs running) {
        this.watch = requireNonNull(watch, "watch");
        this.store = requireNonNull(store, "store");
        this.rescue = requireNonNull(rescue, "rescue");
        this.running = requireNonNull(running, "running");
    }

    /**
     * Announces the instance unless it is: to be called before a job is started, so that what an earlier process of its name
     * has left can be told from that.
     *
     * @throws StoreException when the database is away
     */
    public void begin() {
        if (!isAnnounced) {
            beat();
        }
    }

    /**
     * Beats once.
     *
     * @throws StoreException when the database is away
     */
    public synchronized void beat() {
        try {
            if (!isAnnounced) {
                announce();
            }
            Set<Attempt> mine = running.attempts();
            watch.beat(mine.size());
            watch.unwanted(mine).forEach(attempt -> running.interrupt(attempt, "cancelled"));
            watch.held(SILENCE).stream()
                    .filter(attempt -> !running.holds(attempt))
                    .forEach(store::release);
            beatsInARow++;
        } catch (StoreException away) {
            beatsInARow = 0;
            throw away;
        }
    }

    /** Ends first what an earlier process of this name has left; its jobs are told from this one's by what runs here. */
    private void announce() {
        rescue.end(watch.leftBehind().stream()
                .filter(stuck -> !running.holds(stuck.attempt()))
                .toList());
        store.unqueue(watch.leftUnsent());
        watch.announce();
        isAnnounced = true;
    }

    /**
     * Whether the last beats all succeeded. After an absence of the database every instance looks silent for a moment; only
     * one that has beaten steadily may judge others.
     */
    public boolean isSteady() {
        return beatsInARow >= STEADY;
    }

    /** Takes the instance off the list, at stop; not while it still runs jobs, for they would pass for abandoned. */
    public synchronized void stop() {
        if (isAnnounced && running.count() == 0) {
            isAnnounced = false;
            watch.retire();
        }
    }
}
