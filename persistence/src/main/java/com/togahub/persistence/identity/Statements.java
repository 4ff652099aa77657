package com.togahub.persistence.identity;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short statements on plain connections, with failures in the engine's words. */
final class Statements {
    private static final int ATTEMPTS = 3;

    private Statements() {}

    /** Opens a connection. */
    interface Source {
        Connection open() throws SQLException;
    }

    /** Works on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> query(Source source, String sql, List<Object> parameters, RowReader<T> reader) {
        return run(source, connection -> query(connection, sql, parameters, reader));
    }

    static <T> List<T> query(Connection connection, String sql, List<Object> parameters, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Values.set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        }
    }

    static int update(Source source, String sql, List<Object> parameters) {
        return run(source, connection -> update(connection, sql, parameters));
    }

    static int update(Connection connection, String sql, List<Object> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Values.set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Runs work in one transaction, again when it collides with others. */
    static <T> T transaction(Source source, Work<T> work) {
        return run(source, connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    private static <T> T run(Source source, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.open()) {
                return work.on(connection);
            } catch (SQLException e) {
                StoreException failure = SqlFailures.failure(e);
                if (failure.kind() != StoreException.Kind.CONFLICT || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }
}
