package com.togahub.engine.metadata;

import com.togahub.engine.store.ColumnType;
import java.util.Locale;

/** What a field's values are. */
public enum FieldType {
    STRING(ColumnType.TEXT),
    TEXT(ColumnType.TEXT),
    INTEGER(ColumnType.INTEGER),
    DECIMAL(ColumnType.DECIMAL),
    BOOLEAN(ColumnType.BOOLEAN),
    DATE(ColumnType.DATE),
    DATETIME(ColumnType.INSTANT),
    JSON(ColumnType.JSON),
    UUID(ColumnType.TEXT),
    /** Another record; the column holds its id, the API shows an object. */
    REFERENCE(ColumnType.INTEGER),
    /** A number calculated from the record's other fields and from its children; never written. */
    CALCULATED(ColumnType.DECIMAL);

    private final ColumnType column;

    FieldType(ColumnType column) {
        this.column = column;
    }

    /** How the store reads and writes it. */
    public ColumnType column() {
        return column;
    }

    /** Whether its values are texts, so that patterns can match them. */
    public boolean isText() {
        return this == STRING || this == TEXT || this == UUID;
    }

    /** The type of a name in the metadata, such as {@code datetime}. */
    public static FieldType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
