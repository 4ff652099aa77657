package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row as it is at some moment.
 *
 * @param schema of its table
 * @param table its table
 * @param values as text, by column; null where there is none
 */
record Row(String schema, String table, Map<String, String> values) {
    Row {
        requireNonNull(schema, "schema");
        requireNonNull(table, "table");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether it is one of this table, whatever the schema. */
    boolean isOf(String name) {
        return table.equals(name);
    }

    /** Whether a column has this value. */
    boolean has(String column, String value) {
        return value.equals(values.get(column));
    }

    /** Whether any of its values contains this text. */
    boolean mentions(String text) {
        return values.values().stream().filter(Objects::nonNull).anyMatch(value -> value.contains(text));
    }
}
