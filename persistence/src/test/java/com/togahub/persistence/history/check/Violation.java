package com.togahub.persistence.history.check;

import static java.util.Objects.requireNonNull;

/**
 * A rule that a job's history breaks.
 *
 * @param job its number
 * @param rule which
 * @param what in words
 */
public record Violation(long job, Rule rule, String what) {
    public Violation {
        requireNonNull(rule, "rule");
        requireNonNull(what, "what");
    }

    @Override
    public String toString() {
        return "job " + job + ": " + rule + ": " + what;
    }
}
