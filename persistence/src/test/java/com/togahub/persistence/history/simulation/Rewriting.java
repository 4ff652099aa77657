package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * Changes statements on their way: plants a bug, and gives rows that come in no order one, so that a seed always finds them in the
 * same.
 *
 * @param bug plants it
 */
record Rewriting(UnaryOperator<String> bug) implements UnaryOperator<String> {
    Rewriting {
        requireNonNull(bug, "bug");
    }

    @Override
    public String apply(String sql) {
        return bug.apply(ordered(sql));
    }

    private static String ordered(String sql) {
        boolean isList = sql.startsWith("SELECT") && sql.contains("WorkerJobs") && !sql.contains("LIMIT");
        if (isList && !sql.contains("ORDER BY")) {
            return sql + " ORDER BY 1";
        }
        return sql.replace("ORDER BY dtQueued LIMIT", "ORDER BY dtQueued, id LIMIT")
                .replace("ORDER BY dtDue LIMIT", "ORDER BY dtDue, id LIMIT");
    }
}
