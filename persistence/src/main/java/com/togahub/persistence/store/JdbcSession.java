package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of one request over JDBC. */
final class JdbcSession implements Session {
    /** A prepared statement of the servers takes 65,535 placeholders; the driver makes one of a whole batch of inserts. */
    private static final int MOST_PLACEHOLDERS = 60_000;

    private final Tenant tenant;
    private final DatabaseName core;
    private final SessionConnections connections;
    private final NumberSequences sequences;
    private int statements;
    private int changes;

    JdbcSession(Tenant tenant, DatabaseName core, SessionConnections connections, NumberSequences sequences) {
        this.tenant = tenant;
        this.core = core;
        this.connections = connections;
        this.sequences = sequences;
    }

    @Override
    public List<Object[]> query(Statement statement) {
        statements++;
        try (PreparedStatement prepared = prepare(statement);
                ResultSet row = prepared.executeQuery()) {
            List<Object[]> rows = new ArrayList<>();
            ColumnType[] columns = statement.columns().toArray(new ColumnType[0]);
            while (row.next()) {
                Object[] values = new Object[columns.length];
                for (int index = 0; index < columns.length; index++) {
                    values[index] = Values.get(row, index + 1, columns[index]);
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    @Override
    public int update(Statement statement) {
        statements++;
        changes++;
        try (PreparedStatement prepared = prepare(statement)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
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
        try (PreparedStatement prepared = connection(statement.place()).prepareStatement(statement.sql(), wanted)) {
            for (List<Object> row : rows) {
                Values.set(prepared, row);
                if (rows.size() > 1) {
                    prepared.addBatch();
                }
            }
            if (rows.size() > 1) {
                prepared.executeBatch();
            } else {
                prepared.executeUpdate();
            }
            return keys ? keys(prepared, rows.size()) : List.of();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    @Override
    public long nextNumbers(Place place, String sequence, int count) {
        statements += NumberSequences.STATEMENTS;
        return sequences.next(name(place), sequence, count);
    }

    @Override
    public int changes() {
        return changes;
    }

    @Override
    public int statements() {
        return statements;
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
