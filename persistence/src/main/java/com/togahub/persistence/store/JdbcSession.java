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
    private final Tenant tenant;
    private final DatabaseName core;
    private final SessionConnections connections;
    private final NumberSequences sequences;
    private int statements;

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
        try (PreparedStatement prepared = prepare(statement)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    @Override
    public List<Long> insert(Statement statement, List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        statements++;
        try (PreparedStatement prepared = connection(statement.place())
                .prepareStatement(statement.sql(), java.sql.Statement.RETURN_GENERATED_KEYS)) {
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
            return keys(prepared, rows.size());
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
