package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.KnownKeys;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Statements of one request over JDBC. */
final class JdbcSession implements OpenSession {
    /** A prepared statement of the servers takes 65,535 placeholders; the driver makes one of a whole batch of inserts. */
    private static final int MOST_PLACEHOLDERS = 60_000;

    private final Tenant tenant;
    private final DatabaseName core;
    private final SessionConnections connections;
    private final NumberSequences sequences;
    private int statements;
    private final KnownKeys known = new KnownKeys();
    private int changes;
    private long nanos;

    JdbcSession(Tenant tenant, DatabaseName core, SessionConnections connections, NumberSequences sequences) {
        this.tenant = tenant;
        this.core = core;
        this.connections = connections;
        this.sequences = sequences;
    }

    @Override
    public List<Object[]> query(Statement statement) {
        statements++;
        return timed(() -> {
            try (PreparedStatement prepared = prepare(statement);
                    ResultSet row = prepared.executeQuery()) {
                return rows(row, statement.columns().toArray(new ColumnType[0]));
            }
        });
    }

    private static List<Object[]> rows(ResultSet row, ColumnType[] columns) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        while (row.next()) {
            Object[] values = new Object[columns.length];
            for (int index = 0; index < columns.length; index++) {
                values[index] = Values.get(row, index + 1, columns[index]);
            }
            rows.add(values);
        }
        return rows;
    }

    @Override
    public int update(Statement statement) {
        statements++;
        changes++;
        return timed(() -> {
            try (PreparedStatement prepared = prepare(statement)) {
                return prepared.executeUpdate();
            }
        });
    }

    @Override
    public void update(Statement statement, List<List<Object>> rows) {
        if (!rows.isEmpty()) {
            batches(statement, rows, false);
        }
    }

    @Override
    public List<Long> insert(Statement statement, List<List<Object>> rows) {
        return rows.isEmpty() ? List.of() : batches(statement, rows, true);
    }

    private List<Long> batches(Statement statement, List<List<Object>> rows, boolean keys) {
        int most = Math.max(1, MOST_PLACEHOLDERS / Math.max(1, rows.get(0).size()));
        List<Long> made = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += most) {
            made.addAll(batch(statement, rows.subList(from, Math.min(rows.size(), from + most)), keys));
        }
        return made;
    }

    private List<Long> batch(Statement statement, List<List<Object>> rows, boolean keys) {
        statements++;
        changes++;
        int wanted = keys ? java.sql.Statement.RETURN_GENERATED_KEYS : java.sql.Statement.NO_GENERATED_KEYS;
        return timed(() -> {
            try (PreparedStatement prepared = connection(statement.place()).prepareStatement(statement.sql(), wanted)) {
                send(prepared, rows);
                return keys ? keys(prepared, rows.size()) : List.of();
            }
        });
    }

    private static void send(PreparedStatement prepared, List<List<Object>> rows) throws SQLException {
        if (rows.size() == 1) {
            Values.set(prepared, rows.get(0));
            prepared.executeUpdate();
            return;
        }
        for (List<Object> row : rows) {
            Values.set(prepared, row);
            prepared.addBatch();
        }
        prepared.executeBatch();
    }

    /** Work on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T timed(Work<T> work) {
        long begun = System.nanoTime();
        try {
            return work.run();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        } finally {
            nanos += System.nanoTime() - begun;
        }
    }

    @Override
    public long nextNumbers(Place place, String sequence, int count) {
        statements += NumberSequences.STATEMENTS;
        return timed(() -> sequences.next(name(place), sequence, count));
    }

    @Override
    public int changes() {
        return changes;
    }

    @Override
    public int statements() {
        return statements;
    }

    @Override
    public KnownKeys known() {
        return known;
    }

    @Override
    public Duration databaseTime() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public Connection core() throws SQLException {
        statements++;
        return connections.at(core);
    }

    /** The schema of a place for this session's tenant. */
    DatabaseName name(Place place) {
        return switch (place) {
            case CORE -> core;
            case CLIENT ->
                tenant.client()
                        .orElseThrow(() -> new StoreException(
                                StoreException.Kind.UNAVAILABLE, "the client has no database here", null));
        };
    }

    /** A connection of this session to any schema within its reach. */
    Connection connection(DatabaseName name) throws SQLException {
        return connections.at(name);
    }

    /** Counts a statement that the caller has sent on {@link #connection(DatabaseName)}. */
    void count() {
        statements++;
    }

    private Connection connection(Place place) throws SQLException {
        return connections.at(name(place));
    }

    private PreparedStatement prepare(Statement statement) throws SQLException {
        PreparedStatement prepared = connection(statement.place()).prepareStatement(statement.sql());
        try {
            Values.set(prepared, statement.parameters());
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static List<Long> keys(PreparedStatement prepared, int expected) throws SQLException {
        List<Long> keys = new ArrayList<>();
        try (ResultSet row = prepared.getGeneratedKeys()) {
            while (row.next()) {
                keys.add(row.getLong(1));
            }
        }
        if (!keys.isEmpty() && keys.size() != expected) {
            throw new SQLException("Expected " + expected + " generated keys and got " + keys.size());
        }
        return keys;
    }
}
