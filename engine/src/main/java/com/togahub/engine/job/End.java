package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

/**
 * An attempt's end.
 *
 * @param attempt which
 * @param outcome how
 */
public record End(Attempt attempt, Outcome outcome) {
    public End {
        requireNonNull(attempt, "attempt");
        requireNonNull(outcome, "outcome");
    }
}
