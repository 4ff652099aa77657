package com.togahub.persistence.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rows for a test's eyes. */
public final class Query {
    private Query() {}

    /** The rows as texts by column label; nulls are kept. */
    public static List<Map<String, String>> rows(String schema, String sql, Object... parameters) {
        try (Connection connection = DatabaseServer.shared().dataSource(schema).getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = query.executeQuery()) {
                List<Map<String, String>> rows = new ArrayList<>();
                while (result.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.put(result.getMetaData().getColumnLabel(column), result.getString(column));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a query of the test failed: " + sql, e);
        }
    }

    /** The first column of all rows. */
    public static List<String> column(String schema, String sql, Object... parameters) {
        return rows(schema, sql, parameters).stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    /** The only value. */
    public static String value(String schema, String sql, Object... parameters) {
        List<String> all = column(schema, sql, parameters);
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " rows of: " + sql);
        }
        return all.get(0);
    }
}
