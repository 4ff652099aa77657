package com.togahub.engine.sql;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.Statement;
import java.util.List;

/**
 * A source as a statement.
 *
 * @param statement the query, {@link com.togahub.engine.plan.Operand}s among its parameters
 * @param layout of its rows
 * @param link index of the column by which rows belong to those above, or -1
 * @param order indexes of the values that the rows are ordered by
 * @param own indexes of the values that an entity tag is made of
 */
public record Rendered(Statement statement, Layout layout, int link, List<Integer> order, List<Integer> own) {
    public Rendered {
        requireNonNull(statement, "statement");
        requireNonNull(layout, "layout");
        order = List.copyOf(order);
        own = List.copyOf(own);
    }
}
