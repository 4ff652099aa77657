package com.togahub.persistence.provision;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.tenancy.ClientSchemas;
import com.togahub.persistence.tenancy.SharedDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of {@code DatabaseHosts} of one environment. */
final class WriterHosts {
    private static final String HOST = """
            SELECT h.uuid, e.uuid, h.role = 'WRITER' AND h.isActive, h.host, h.port, h.username, h.passwordRef
            FROM DatabaseHosts h JOIN Environments e ON e.id = h.environmentId
            WHERE e.name = ? AND h.uuid = ?
            """;
    private static final String BY_ID = HOST.replace("h.uuid = ?", "h.id = ?");
    private static final String LEAST_LOADED = HOST.replace(
            "h.uuid = ?",
            "h.role = 'WRITER' AND h.isActive ORDER BY (SELECT COUNT(*) FROM `Databases` d"
                    + " WHERE d.databaseHostId = h.id AND d.purpose = 'CLIENT'), h.id LIMIT 1");

    private final SharedDatabases shared;
    private final String environment;

    WriterHosts(SharedDatabases shared, String environment) {
        this.shared = shared;
        this.environment = environment;
    }

    /**
     * A host.
     *
     * @param row as its row says
     * @param key by which the pools know it
     */
    record Found(ClientSchemas.Host row, String key) {
        Found {
            requireNonNull(row, "row");
            requireNonNull(key, "key");
        }
    }

    Optional<Found> byUuid(Connection core, String uuid) throws SQLException {
        return find(core, HOST, uuid);
    }

    Optional<Found> byId(Connection core, long id) throws SQLException {
        return find(core, BY_ID, id);
    }

    Optional<Found> leastLoaded(Connection core) throws SQLException {
        return find(core, LEAST_LOADED);
    }

    private Optional<Found> find(Connection core, String sql, Object... more) throws SQLException {
        try (PreparedStatement query = core.prepareStatement(sql)) {
            query.setString(1, environment);
            for (int i = 0; i < more.length; i++) {
                query.setObject(i + 2, more[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(found(row)) : Optional.empty();
            }
        }
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                new ClientSchemas.Host(row.getString(1), row.getString(2), row.getBoolean(3)),
                shared.host(row.getString(4), row.getInt(5), row.getString(6), row.getString(7)));
    }
}
