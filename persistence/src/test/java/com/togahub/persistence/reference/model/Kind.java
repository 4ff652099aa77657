package com.togahub.persistence.reference.model;

import java.util.Locale;

/** What the values of a member are. */
public enum Kind {
    STRING("VARCHAR(60)"),
    TEXT("MEDIUMTEXT"),
    INTEGER("BIGINT"),
    DECIMAL("DECIMAL(18,6)"),
    BOOLEAN("TINYINT(1)"),
    DATE("DATE"),
    DATETIME("DATETIME(3)"),
    JSON("JSON"),
    UUID("CHAR(36) CHARACTER SET ascii COLLATE ascii_bin"),
    REFERENCE("BIGINT"),
    CALCULATED("");

    private final String sql;

    Kind(String sql) {
        this.sql = sql;
    }

    /** The type of its column. */
    public String sql() {
        return sql;
    }

    /** Its name in the metadata. */
    public String word() {
        return this == REFERENCE ? "integer" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether patterns can match it. */
    public boolean isText() {
        return this == STRING || this == TEXT || this == UUID || this == REFERENCE;
    }

    /** Whether it can be added up. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == CALCULATED;
    }

    /** Whether less and greater mean something. */
    public boolean isOrdered() {
        return this != BOOLEAN && this != UUID && this != JSON && this != REFERENCE;
    }
}
