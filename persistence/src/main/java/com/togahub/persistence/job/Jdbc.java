package com.togahub.persistence.job;

import com.togahub.persistence.sql.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Single statements and short transactions, with failures as the engine's. */
final class Jdbc {
    private final ConnectionSource connections;

    Jdbc(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Runs one statement; answers how many rows its condition matched. */
    int update(String sql, Object... parameters) {
        return run(connection -> update(connection, sql, parameters));
    }

    /** Inserts rows with one statement; answers their keys, in their order. */
    List<Long> insert(String sql, Object... parameters) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
                fill(statement, parameters);
                statement.executeUpdate();
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    List<Long> numbers = new ArrayList<>();
                    while (keys.next()) {
                        numbers.add(keys.getLong(1));
                    }
                    return numbers;
                }
            }
        });
    }

    <T> List<T> query(Reader<T> reader, String sql, Object... parameters) {
        return run(connection -> query(connection, reader, sql, parameters));
    }

    /** Runs work in one transaction: committed when it returns, rolled back when it throws. */
    <T> T inTransaction(Work<T> work) {
        return run(connection -> {
            connection.setAutoCommit(false);
            boolean isDone = false;
            try {
                T answer = work.apply(connection);
                connection.commit();
                isDone = true;
                return answer;
            } finally {
                if (!isDone) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> query(Connection connection, Reader<T> reader, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> answers = new ArrayList<>();
                while (rows.next()) {
                    answers.add(reader.read(rows));
                }
                return answers;
            }
        }
    }

    /** {@code (?, ?, ?)} for this many values. */
    static String list(int size) {
        return "(" + "?, ".repeat(size - 1) + "?)";
    }

    /**
     * Values for a list that one statement takes, the last one repeated up to a power of two: so that of the statements that differ
     * in the length of their lists alone a connection has to prepare but a few. For lists in which a repeated value does no harm.
     */
    static <T> List<T> padded(List<T> values) {
        List<T> padded = new ArrayList<>(values);
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(values.get(values.size() - 1));
        }
        return padded;
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = connections.open()) {
            return work.apply(connection);
        } catch (SQLException failure) {
            throw SqlFailures.failure(failure);
        }
    }

    private static void fill(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Uses a connection. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }
}
