package com.togahub.persistence.tenancy;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rows of {@code Clients}, {@code Databases} and {@code DatabaseHosts} say about one environment. */
final class DatabaseRows {
    private static final String CLIENT = """
            SELECT c.uuid, c.slug,
              d.name, h.host, h.port, h.username, h.passwordRef,
              l.name, g.host, g.port, g.username, g.passwordRef,
              r.host, r.port, r.username, r.passwordRef
            FROM Clients c JOIN Environments e ON e.name = ?
            LEFT JOIN `Databases` d ON d.clientId = c.id AND d.environmentId = e.id AND d.purpose = 'CLIENT'
            LEFT JOIN DatabaseHosts h ON h.id = d.databaseHostId AND h.environmentId = e.id AND h.isActive
            LEFT JOIN `Databases` l ON l.clientId = c.id AND l.environmentId = e.id AND l.purpose = 'CLIENT_LOGS'
            LEFT JOIN DatabaseHosts g ON g.id = l.databaseHostId AND g.environmentId = e.id AND g.isActive
            LEFT JOIN DatabaseHosts r ON r.replicatesHostId = h.id AND r.environmentId = e.id AND r.role = 'READER'
              AND r.isActive AND r.region = ?
            WHERE c.slug = ? AND c.isActive ORDER BY r.id
            """;
    private static final String REPLICAS = """
            SELECT EXISTS (SELECT 1 FROM DatabaseHosts h JOIN Environments e ON e.id = h.environmentId
              WHERE e.name = ? AND h.role = 'READER' AND h.isActive)
            """;
    private static final String LOGS = """
            SELECT l.name, g.host, g.port, g.username, g.passwordRef, d.name, h.host, h.port, h.username, h.passwordRef
            FROM `Databases` l JOIN DatabaseHosts g ON g.id = l.databaseHostId
            JOIN Environments e ON e.id = l.environmentId
            LEFT JOIN `Databases` d ON d.clientId = l.clientId AND d.environmentId = e.id AND d.purpose = 'CLIENT'
            LEFT JOIN DatabaseHosts h ON h.id = d.databaseHostId
            WHERE e.name = ? AND l.purpose IN ('CLIENT_LOGS', 'LOGS') AND (? = '' OR l.name = ?) ORDER BY l.id
            """;
    private static final String WRITERS = """
            SELECT h.host, h.port, h.username, h.passwordRef
            FROM DatabaseHosts h JOIN Environments e ON e.id = h.environmentId
            WHERE e.name = ? AND h.role = 'WRITER' AND h.isActive
            """;

    private final Pools pools;
    private final SharedDatabases shared;
    private final String environment;
    private final String region;

    DatabaseRows(Pools pools, SharedDatabases shared, String environment, String region) {
        this.pools = pools;
        this.shared = shared;
        this.environment = environment;
        this.region = region;
    }

    /**
     * An active client with its databases.
     *
     * @param readers of its database in this region
     */
    record Found(Tenant tenant, List<DatabaseName> readers) {
        Found {
            readers = List.copyOf(readers);
        }
    }

    /**
     * A client by its slug.
     *
     * @throws StoreException when it is kept from its logs: requests must not be logged somewhere else meanwhile
     */
    Optional<Found> client(String slug) throws SQLException {
        try (Connection connection = core();
                PreparedStatement query = connection.prepareStatement(CLIENT)) {
            query.setString(1, environment);
            query.setString(2, region);
            query.setString(3, slug);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(found(row)) : Optional.empty();
            }
        }
    }

    /** Whether any database has a replica, in whatever region. */
    boolean hasReplicas() throws SQLException {
        try (Connection connection = core();
                PreparedStatement query = connection.prepareStatement(REPLICAS)) {
            query.setString(1, environment);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The logs schemas of this name; all of them for an empty name. */
    List<LogsSchema> logs(String schema) throws SQLException {
        List<LogsSchema> found = new ArrayList<>();
        try (Connection connection = core();
                PreparedStatement query = connection.prepareStatement(LOGS)) {
            query.setString(1, environment);
            query.setString(2, schema);
            query.setString(3, schema);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    DatabaseName home = name(row, 6).orElse(shared.core());
                    found.add(new LogsSchema(new DatabaseName(host(row, 2), row.getString(1)), home));
                }
            }
        }
        return found;
    }

    /** Keys of the hosts that are written to, Core's and the Core logs' included. */
    Set<String> writers() throws SQLException {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(shared.core().host());
        hosts.add(shared.logs().host());
        try (Connection connection = core();
                PreparedStatement query = connection.prepareStatement(WRITERS)) {
            query.setString(1, environment);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hosts.add(host(row, 1));
                }
            }
        }
        return hosts;
    }

    private Found found(ResultSet row) throws SQLException {
        Optional<DatabaseName> client = name(row, 3);
        Optional<DatabaseName> logs = name(row, 8);
        if (logs.isEmpty() && row.getString(8) != null) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the host of " + row.getString(8), null);
        }
        Tenant tenant = new Tenant(
                Optional.of(row.getString(1)),
                Optional.of(row.getString(2)),
                client,
                logs.isPresent() ? logs.get() : shared.logs());
        List<DatabaseName> readers = new ArrayList<>();
        do {
            if (client.isPresent() && row.getString(13) != null) {
                readers.add(new DatabaseName(host(row, 13), client.get().schema()));
            }
        } while (row.next());
        return new Found(tenant, readers);
    }

    private Optional<DatabaseName> name(ResultSet row, int column) throws SQLException {
        return row.getString(column) == null || row.getString(column + 1) == null
                ? Optional.empty()
                : Optional.of(new DatabaseName(host(row, column + 1), row.getString(column)));
    }

    private String host(ResultSet row, int column) throws SQLException {
        return shared.host(
                row.getString(column), row.getInt(column + 1), row.getString(column + 2), row.getString(column + 3));
    }

    private Connection core() throws SQLException {
        return pools.connection(shared.core().host(), shared.core().schema(), Purpose.SERVICE);
    }
}
