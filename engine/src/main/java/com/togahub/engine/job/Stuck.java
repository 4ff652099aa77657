package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

/**
 * An attempt that counts as running and will not end by itself, or not in time.
 *
 * @param attempt which one
 * @param action path of its action
 * @param retries how many times the job was tried again by itself
 * @param failure what to say of it
 */
public record Stuck(Attempt attempt, String action, int retries, Outcome.Failed failure) {
    public Stuck {
        requireNonNull(attempt, "attempt");
        requireNonNull(action, "action");
        requireNonNull(failure, "failure");
    }
}
