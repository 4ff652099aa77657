package com.togahub.engine.store;

/** The Java form in which a column's values leave and enter the store. */
public enum ColumnType {
    /** {@link Long}. */
    INTEGER,
    /** {@link String}. */
    TEXT,
    /** {@link java.math.BigDecimal}. */
    DECIMAL,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.Instant}, milliseconds. */
    INSTANT,
    /** {@link String} holding a JSON text. */
    JSON
}
