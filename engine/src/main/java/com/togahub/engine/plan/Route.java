package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * Where a request's path leads.
 *
 * @param record what is meant
 * @param ancestors the records that a nested route leads through, outermost first
 * @param parent the record's reference to the last ancestor
 * @param uuid the one record that is meant; empty: the collection
 */
public record Route(RecordType record, List<Locate> ancestors, Optional<Field> parent, Optional<String> uuid) {
    public Route {
        requireNonNull(record, "record");
        ancestors = List.copyOf(ancestors);
        requireNonNull(parent, "parent");
        requireNonNull(uuid, "uuid");
    }
}
