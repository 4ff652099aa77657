package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.request.Filter;
import java.util.Optional;
import java.util.Set;

/**
 * What a role may do with a record.
 *
 * @param operations which operations
 * @param rowFilter the rows it may do them with; empty: all
 */
public record RecordGrant(Set<Operation> operations, Optional<Filter> rowFilter) {
    public RecordGrant {
        operations = Set.copyOf(operations);
        requireNonNull(rowFilter, "rowFilter");
    }
}
