package com.togahub.it.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables past the application. */
public final class Rows {
    private Rows() {}

    /** The first column of a query's rows. */
    public static List<String> strings(String schema, String sql, Object... parameters) {
        try (Connection connection = Run.product().connect(schema)) {
            return strings(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of a query's rows, by a connection of the caller's. */
    public static List<String> strings(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Changes rows by a connection of the caller's; answers how many. */
    public static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The one value of a query. */
    public static long number(String schema, String sql, Object... parameters) {
        List<String> values = strings(schema, sql, parameters);
        if (values.size() != 1) {
            throw new IllegalStateException(values.size() + " rows instead of one: " + sql);
        }
        return Long.parseLong(values.get(0));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
