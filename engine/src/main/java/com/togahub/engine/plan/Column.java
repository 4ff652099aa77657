package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.FieldType;
import java.util.Optional;

/**
 * A column of one of a scope's tables.
 *
 * @param join the table; empty: the scope's own
 * @param name of the column
 * @param type of its values
 * @param mask must hold for it to be seen; otherwise it looks empty
 */
public record Column(Optional<Join> join, String name, FieldType type, Optional<Condition.Holds> mask) {
    /** Name of every table's primary key. */
    public static final String KEY = "id";

    public Column {
        requireNonNull(join, "join");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(mask, "mask");
    }

    /** The primary key of a table. */
    static Column key(Optional<Join> join) {
        return new Column(join, KEY, FieldType.INTEGER, Optional.empty());
    }
}
