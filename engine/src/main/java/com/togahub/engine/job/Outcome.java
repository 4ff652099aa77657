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
    }

    /** The attempt took longer than it may. */
    static Failed timedOut(Duration limit) {
        return new Failed("timed out after " + limit.toSeconds() + " s");
    }
}
