package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.RecordType;
import java.util.List;

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

    /** A reference and what it refers to. */
    public record Link(Column column, RecordType target) {
        public Link {
            requireNonNull(column, "column");
            requireNonNull(target, "target");
        }
    }
}
