package com.togahub.engine.access;

import com.togahub.engine.request.Filter;
import java.util.List;
import java.util.Optional;

/**
 * The rows a grant reaches.
 *
 * @param anyOf a row matches one of these; empty: every row is reached. An empty list inside reaches none.
 */
public record RowRule(Optional<List<Filter>> anyOf) {
    /** Every row. */
    public static final RowRule ALL = new RowRule(Optional.empty());

    public RowRule {
        anyOf = anyOf.map(List::copyOf);
    }

    /** The rows that match one of the filters. */
    public static RowRule of(List<Filter> filters) {
        return new RowRule(Optional.of(filters));
    }

    /** Whether it reaches every row. */
    public boolean isAll() {
        return anyOf.isEmpty();
    }
}
