package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All rows of all tables of both servers at some moment: Core, its logs, and data and logs of every tenant.
 *
 * @param rows in no order
 */
record Tables(Set<Row> rows) {
    private static final String TABLES = """
            SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE = 'BASE TABLE'
              AND TABLE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            """;
    /** What nodes write of themselves, and of log-ins, whatever becomes of writes. */
    private static final Set<String> NODES_OWN = Set.of("WorkerInstances", "RefreshTokens", "AuthenticationFailures");

    Tables {
        rows = Set.copyOf(requireNonNull(rows, "rows"));
    }

    /** Reads them all. */
    static Tables read(Ground ground) {
        Set<Row> rows = new HashSet<>();
        for (Server server : Server.values()) {
            try (Connection connection = ground.connect(server, "information_schema")) {
                for (String[] table : tables(connection)) {
                    read(connection, table[0], table[1], rows);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Tables(rows);
    }

    private static List<String[]> tables(Connection connection) throws SQLException {
        List<String[]> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                if (!NODES_OWN.contains(row.getString(2))) {
                    names.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
        }
        return names;
    }

    private static void read(Connection connection, String schema, String table, Set<Row> rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM `" + schema + "`.`" + table + "`")) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    values.put(row.getMetaData().getColumnName(i), row.getString(i));
                }
                rows.add(new Row(schema, table, values));
            }
        }
    }

    /** The rows here that were not there before. */
    Set<Row> since(Tables before) {
        Set<Row> added = new HashSet<>(rows);
        added.removeAll(before.rows());
        return added;
    }
}
