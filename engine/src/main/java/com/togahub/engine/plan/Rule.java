package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

/**
 * A condition on the rows of one record, over a scope of its own.
 *
 * @param scope starts from that record
 * @param condition over the scope's columns
 */
public record Rule(Scope scope, Condition condition) {
    public Rule {
        requireNonNull(scope, "scope");
        requireNonNull(condition, "condition");
    }
}
