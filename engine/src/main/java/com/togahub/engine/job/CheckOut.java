package com.togahub.engine.job;

import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Writes an outcome for certain: while the database is away it tries again, until the outcome, or somebody else's verdict,
 * stands. An interrupted thread, that of a stopping node, tries for a moment only; the other nodes then fail the job.
 */
final class CheckOut {
    private static final Logger LOG = System.getLogger(CheckOut.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES_WHILE_STOPPING = 10;

    private final JobStore store;
    private final Pause pause;

    CheckOut(JobStore store, Pause pause) {
        this.store = store;
        this.pause = pause;
    }

    void write(Attempt attempt, Outcome first) {
        Outcome outcome = first;
        boolean isStopping = Thread.interrupted();
        try {
            Duration length = FIRST_PAUSE;
            for (int tries = 1; ; tries++) {
                try {
                    store.checkOut(attempt, outcome);
                    return;
                } catch (StoreException away) {
                    if (away.kind() == StoreException.Kind.VALUE || away.kind() == StoreException.Kind.OTHER) {
                        // no later try would store this one
                        outcome = new Outcome.Failed("the outcome could not be stored");
                    }
                    LOG.log(Level.WARNING, "the outcome of job {0} is not written yet: {1}", attempt.job(), away);
                    if (isStopping && tries >= TRIES_WHILE_STOPPING) {
                        return;
                    }
                }
                isStopping |= !slept(isStopping ? FIRST_PAUSE : length);
                length = length.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? length.multipliedBy(2) : LONGEST_PAUSE;
            }
        } finally {
            if (isStopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean slept(Duration length) {
        try {
            pause.of(length);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
