package com.togahub.persistence.metadata;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataStore;
import com.togahub.engine.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * {@link MetadataStore} on the tables of Core. The version is drawn from the row of {@code MetadataVersion} and from every
 * metadata row's key and time of change, so that it moves even when somebody changes a row by hand.
 */
public final class MetadataTables implements MetadataStore {
    /** The tables of which a changed row is a change of metadata. */
    public static final List<String> NAMES = List.of(
            "Records",
            "RecordFields",
            "InherentRecordChildren",
            "Roles",
            "AclRecordPermissions",
            "AclFieldPermissions",
            "ApiPayloadInterceptors",
            "ScriptedApis",
            "AclScriptedApiPermissions");

    private final ConnectionSource core;
    private final MetadataQueries queries;

    /**
     * Reads a schema's metadata.
     *
     * @param schema name of the Core schema
     */
    public MetadataTables(ConnectionSource core, String schema) {
        this.core = requireNonNull(core, "core");
        this.queries = new MetadataQueries(schema);
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
                    return queries.rows(connection);
                } finally {
                    statement.execute("COMMIT");
                }
            }
        });
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
