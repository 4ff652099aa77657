package com.togahub.persistence.metadata;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataStore;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.store.OpenSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * {@link MetadataStore} on the tables of Core. The version is drawn from the row of {@code MetadataVersion} and from every
 * metadata row's key and time of change, so that it moves even when somebody changes a row by hand.
 */
public final class MetadataTables implements MetadataStore {
    /** Rows that nobody else sees yet have no version. */
    private static final long UNCOMMITTED = 0;

    private final ConnectionSource core;
    private final MetadataQueries queries;
    private final MetadataQueries inside;

    /**
     * Reads a schema's metadata.
     *
     * @param schema name of the Core schema
     */
    public MetadataTables(ConnectionSource core, String schema) {
        this.core = requireNonNull(core, "core");
        this.queries = MetadataQueries.plain(schema);
        this.inside = MetadataQueries.locking(schema);
    }

    @Override
    public long version() {
        return with(queries::version);
    }

    @Override
    public MetadataRows load() {
        return with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
                try {
                    return queries.rows(connection, queries.version(connection));
                } finally {
                    statement.execute("COMMIT");
                }
            }
        });
    }

    @Override
    public void begin(Session session) {
        within(session, connection -> {
            inside.begin(connection);
            return true;
        });
    }

    @Override
    public MetadataRows load(Session session) {
        return within(session, connection -> inside.rows(connection, UNCOMMITTED));
    }

    private static <T> T within(Session session, Work<T> work) {
        if (!(session instanceof OpenSession open)) {
            throw new IllegalArgumentException("a session of another store");
        }
        try {
            return work.on(open.core());
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = core.open()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreException(kind(e), "metadata", e);
        }
    }

    private static StoreException.Kind kind(SQLException failure) {
        String state = failure.getSQLState();
        boolean isAway = state == null || state.startsWith("08");
        return isAway ? StoreException.Kind.UNAVAILABLE : StoreException.Kind.OTHER;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
