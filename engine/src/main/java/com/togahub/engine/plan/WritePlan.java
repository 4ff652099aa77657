package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Problem;
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
 * @param drafts what it shall be; several where a body creates several
 * @param problems what is wrong with the body as far as that is known without the database; if there is anything, nothing
 *     may be written, and what the database knows to be wrong is said with it
 */
public record WritePlan(
        Operation operation,
        RecordType record,
        List<Locate> ancestors,
        Optional<Field> parent,
        Optional<Locate> target,
        List<Draft> drafts,
        List<Problem> problems) {
    public WritePlan {
        requireNonNull(operation, "operation");
        requireNonNull(record, "record");
        ancestors = List.copyOf(ancestors);
        requireNonNull(parent, "parent");
        requireNonNull(target, "target");
        drafts = List.copyOf(drafts);
        problems = List.copyOf(problems);
    }
}
