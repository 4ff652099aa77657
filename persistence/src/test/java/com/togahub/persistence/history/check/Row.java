package com.togahub.persistence.history.check;

import static java.util.Objects.requireNonNull;

/**
 * A job's row after a change.
 *
 * @param at when, by the database's clock: milliseconds of the simulation
 * @param job its number
 * @param attempt number of the current attempt
 * @param state what its columns mean
 * @param isCancelRequested whether somebody asked for its end
 * @param instance who queued or started it last; empty when nobody has
 * @param startedAt when the attempt was started; 0 before that
 * @param completedAt when it ended; 0 before that
 * @param reason why it failed; empty when it has not
 */
public record Row(
        long at,
        long job,
        int attempt,
        State state,
        boolean isCancelRequested,
        String instance,
        long startedAt,
        long completedAt,
        String reason)
        implements Event {
    public Row {
        requireNonNull(state, "state");
        requireNonNull(instance, "instance");
        requireNonNull(reason, "reason");
    }
}
