package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a read: the rows of a scope.
 *
 * @param scope the tables
 * @param selection what is shown of each row
 * @param where which rows
 * @param order their order; the primary key last
 * @param link the column by which rows belong to those of the fetch above; empty for the first
 */
public record Fetch(Scope scope, Selection selection, Condition where, List<Order> order, Optional<Column> link)
        implements Source {
    public Fetch {
        requireNonNull(scope, "scope");
        requireNonNull(selection, "selection");
        requireNonNull(where, "where");
        order = List.copyOf(order);
        requireNonNull(link, "link");
    }

    /** One key of the order. */
    public record Order(Column column, boolean descending) {
        public Order {
            requireNonNull(column, "column");
        }
    }
}
