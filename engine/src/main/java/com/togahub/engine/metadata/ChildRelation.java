package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

/**
 * The to-many side of a reference: records that belong to their parent.
 *
 * @param name member of the parent's JSON
 * @param childRecord id of the children's record type
 * @param childField the children's reference to the parent
 */
public record ChildRelation(String name, long childRecord, Field childField) {
    public ChildRelation {
        requireNonNull(name, "name");
        requireNonNull(childField, "childField");
    }
}
