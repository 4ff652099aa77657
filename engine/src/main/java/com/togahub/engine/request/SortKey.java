package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

/**
 * One key of an order.
 *
 * @param path the field, through to-one relations only
 * @param descending largest first
 */
public record SortKey(FieldPath path, boolean descending) {
    public SortKey {
        requireNonNull(path, "path");
    }
}
