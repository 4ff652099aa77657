package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A record's own stored fields as one caller may see them: what tells whether it has changed for that caller.
 *
 * @param scope the record alone
 * @param values fields that are no references, with their masks
 * @param links references, with their masks
 */
public record Own(Scope scope, List<Column> values, List<Link> links) {
    public Own {
        requireNonNull(scope, "scope");
        values = List.copyOf(values);
        links = List.copyOf(links);
    }

    /** What a caller may see of a record's own fields; its name alone where it may not be read. */
    static Own of(Access access, RecordType record) {
        boolean readable = access.may(record, Operation.READ);
        List<Column> values = new ArrayList<>();
        List<Own.Link> links = new ArrayList<>();
        for (Field field : record.fields().values()) {
            boolean seen = readable ? access.mayRead(record, field) : field.equals(record.uuid());
            if (!seen || field.type() == FieldType.CALCULATED) {
                continue;
            }
            Optional<Condition.Holds> mask = readable ? access.mask(record, field, Optional.empty()) : Optional.empty();
            Column column = new Column(Optional.empty(), field.column(), field.type(), mask);
            if (field.type() == FieldType.REFERENCE) {
                links.add(new Own.Link(
                        column, access.catalog().record(field.reference().getAsLong())));
            } else {
                values.add(column);
            }
        }
        return new Own(new Scope(record), values, links);
    }

    /** A reference and what it refers to. */
    public record Link(Column column, RecordType target) {
        public Link {
            requireNonNull(column, "column");
            requireNonNull(target, "target");
        }
    }
}
