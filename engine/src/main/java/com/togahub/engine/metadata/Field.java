package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A field of a record.
 *
 * @param id key of its metadata row; grants hang on it, never on the name
 * @param name member of the record's JSON
 * @param column of the record's table; empty for calculated fields
 * @param type what its values are
 * @param reference id of the record type referred to, for references
 * @param isRequired whether a value must be there
 * @param isUnique whether no two records may share a value
 * @param isReadOnly whether requests may not write it
 * @param maxLength of texts, in characters
 * @param scale of decimals: digits after the point
 * @param defaultValue what a new record has when nothing is said, as text
 * @param expression what a calculated field is calculated by
 */
public record Field(
        long id,
        String name,
        String column,
        FieldType type,
        OptionalLong reference,
        boolean isRequired,
        boolean isUnique,
        boolean isReadOnly,
        OptionalInt maxLength,
        OptionalInt scale,
        Optional<String> defaultValue,
        Optional<Expression> expression) {
    public Field {
        requireNonNull(name, "name");
        requireNonNull(column, "column");
        requireNonNull(type, "type");
        requireNonNull(defaultValue, "defaultValue");
        requireNonNull(expression, "expression");
        if (reference.isPresent() != (type == FieldType.REFERENCE)) {
            throw new IllegalArgumentException("field " + name + ": a reference names its record, nothing else does");
        }
        if (expression.isPresent() != (type == FieldType.CALCULATED)) {
            throw new IllegalArgumentException(
                    "field " + name + ": a calculated field has an expression, nothing else has");
        }
        if (column.isEmpty() != (type == FieldType.CALCULATED)) {
            throw new IllegalArgumentException("field " + name + ": only a calculated field has no column");
        }
    }
}
