package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import java.util.Optional;

/**
 * A column of one of a scope's tables, or a value calculated from such columns.
 *
 * @param join the table; empty: the scope's own
 * @param name of the column; empty for a calculated value
 * @param type of its values
 * @param mask must hold for it to be seen; otherwise it looks empty
 * @param calculation how a calculated value is calculated
 * @param scale digits after the point of a calculated value
 */
public record Column(
        Optional<Join> join,
        String name,
        FieldType type,
        Optional<Condition.Holds> mask,
        Optional<Calculation> calculation,
        int scale) {
    /** Name of every table's primary key. */
    public static final String KEY = "id";

    private static final int DEFAULT_SCALE = 6;

    public Column {
        requireNonNull(join, "join");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(mask, "mask");
        requireNonNull(calculation, "calculation");
    }

    /** A stored column. */
    Column(Optional<Join> join, String name, FieldType type, Optional<Condition.Holds> mask) {
        this(join, name, type, mask, Optional.empty(), 0);
    }

    /** A calculated value. */
    static Column calculated(
            Optional<Join> join, Field field, Optional<Condition.Holds> mask, Calculation calculation) {
        int scale = field.scale().orElse(DEFAULT_SCALE);
        return new Column(join, "", FieldType.CALCULATED, mask, Optional.of(calculation), scale);
    }

    /** The primary key of a table. */
    static Column key(Optional<Join> join) {
        return new Column(join, KEY, FieldType.INTEGER, Optional.empty());
    }
}
