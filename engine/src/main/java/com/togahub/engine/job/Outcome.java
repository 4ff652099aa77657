package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** How an attempt ended. */
public sealed interface Outcome {
    /**
     * The action returned.
     *
     * @param result what it returned, as JSON text
     */
    record Succeeded(Optional<String> result) implements Outcome {
        public Succeeded {
            requireNonNull(result, "result");
        }
    }

    /**
     * It did not.
     *
     * @param reason why, for people: never empty
     */
    record Failed(String reason) implements Outcome {
        public Failed {
            requireNonNull(reason, "reason");
        }

        /** The attempt took longer than it may. */
        static Failed timedOut(Duration limit) {
            return new Failed("timed out after " + limit.toSeconds() + " s");
        }
    }

    /**
     * It did not, and the job is to be tried again by itself.
     *
     * @param reason why it failed, or what it waits for
     * @param delay how long from now the next attempt begins at the earliest
     * @param isFailure whether it counts as a retry; false when the action only found that its time had not come
     */
    record Postponed(String reason, Duration delay, boolean isFailure) implements Outcome {
        public Postponed {
            requireNonNull(reason, "reason");
            if (delay.isNegative()) {
                throw new IllegalArgumentException("a delay must not be negative: " + delay);
            }
        }
    }
}
