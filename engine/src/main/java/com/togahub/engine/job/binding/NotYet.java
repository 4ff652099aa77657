package com.togahub.engine.job.binding;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * An action finds that its time has not come: its job is tried again by itself after a while. That is no failure and is not
 * counted by {@link Retry}; the action itself must see to it that it does not wait for ever.
 */
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration delay;

    /**
     * A wait.
     *
     * @param reason what for, for people
     * @param delay how long from now the next attempt begins at the earliest
     */
    public NotYet(String reason, Duration delay) {
        super(reason);
        this.delay = requireNonNull(delay, "delay");
    }

    /** How long from now the next attempt begins at the earliest. */
    public Duration delay() {
        return delay;
    }
}
