package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * What a write does.
 *
 * @param operation create, update or delete
 * @param record of what
 * @param ancestors the records a nested route leads through, outermost first
 * @param parent the record's reference to the last ancestor
 * @param target the record to change or delete
 * @param draft what it shall be
 */
public record WritePlan(
        Operation operation,
        RecordType record,
        List<Locate> ancestors,
        Optional<Field> parent,
        Optional<Locate> target,
        Optional<Draft> draft) {
    public WritePlan {
        requireNonNull(operation, "operation");
        requireNonNull(record, "record");
        ancestors = List.copyOf(ancestors);
        requireNonNull(parent, "parent");
        requireNonNull(target, "target");
        requireNonNull(draft, "draft");
    }
}
