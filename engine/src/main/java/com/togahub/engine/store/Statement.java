package com.togahub.engine.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A parameterised SQL statement with its parameters.
 *
 * @param place where it runs
 * @param sql text with {@code ?} placeholders; holds nothing of a request
 * @param parameters one per placeholder; values of {@link ColumnType}'s Java forms, or null
 * @param columns what a query's columns are read as; empty for updates
 */
public record Statement(Place place, String sql, List<Object> parameters, List<ColumnType> columns) {
    public Statement {
        requireNonNull(place, "place");
        requireNonNull(sql, "sql");
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        columns = List.copyOf(columns);
    }

    /** The same statement with other parameters. */
    public Statement with(List<Object> others) {
        return new Statement(place, sql, others, columns);
    }
}
