package com.togahub.benchmarks.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A look at the database server from beside. It knows what its own looks cost in statements. Not for many threads. */
public final class Probe implements AutoCloseable {
    private static final String COUNTERS = """
            SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Com_select', 'Com_insert', 'Com_update', 'Com_delete',
                'Com_begin', 'Com_commit', 'Com_rollback', 'Com_set_option', 'Innodb_data_fsyncs')
            """;

    private final Connection connection;
    private long statements;
    private long queries;

    /** A probe on a connection of its own. */
    public Probe(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
    }

    /** The only number that a query answers. */
    public long number(String query) throws SQLException {
        statements++;
        queries++;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Carries a statement out. */
    public void run(String sql) throws SQLException {
        statements++;
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The server's counters, without what this probe has sent. */
    public Counters counters() throws SQLException {
        // this look is counted before it is answered
        statements++;
        Map<String, Long> values = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNTERS)) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new Counters(values).without(statements, queries);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
