package com.togahub.persistence.sql;

import com.togahub.engine.store.ColumnType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The engine's values as JDBC's. Date-times are UTC on both sides; no zone of the machine or the session matters. */
public final class Values {
    private Values() {}

    /** Sets all parameters of a statement. */
    public static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int index = 0; index < values.size(); index++) {
            set(statement, index + 1, values.get(index));
        }
    }

    /** Sets one parameter, which may be null. */
    public static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof LocalDate date) {
            statement.setObject(index, date);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            throw new IllegalArgumentException(
                    "No column takes a " + value.getClass().getName());
        }
    }

    /** A column of a row, null where it is NULL. */
    public static Object get(ResultSet row, int index, ColumnType type) throws SQLException {
        Object value =
                switch (type) {
                    case INTEGER -> row.getLong(index);
                    case TEXT, JSON -> row.getString(index);
                    case DECIMAL -> row.getBigDecimal(index);
                    case BOOLEAN -> row.getBoolean(index);
                    case DATE -> row.getObject(index, LocalDate.class);
                    case INSTANT -> instant(row, index);
                };
        return row.wasNull() ? null : value;
    }

    /** A date-time column, null where it is NULL. */
    public static Instant instant(ResultSet row, int index) throws SQLException {
        LocalDateTime value = row.getObject(index, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
}
