package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

/**
 * One key of an order.
 *
 * @param by a field through to-one relations only, or an aggregate; an aggregate's alias looks like a field
 * @param descending largest first
 */
public record SortKey(Selectable by, boolean descending) {
    public SortKey {
        requireNonNull(by, "by");
    }
}
