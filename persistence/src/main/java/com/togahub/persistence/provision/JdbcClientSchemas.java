package com.togahub.persistence.provision;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.StoreException;
import com.togahub.engine.tenancy.ClientSchemas;
import com.togahub.engine.tenancy.Slug;
import com.togahub.persistence.migration.MigrationException;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.migration.SchemaState;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The schemas of clients, by the rows of Core and on the servers themselves. */
public final class JdbcClientSchemas implements ClientSchemas {
    private static final String CLIENT = """
            SELECT c.uuid, h.uuid FROM Clients c
            LEFT JOIN Environments e ON e.name = ?
            LEFT JOIN `Databases` d ON d.clientId = c.id AND d.environmentId = e.id AND d.purpose = 'CLIENT'
            LEFT JOIN DatabaseHosts h ON h.id = d.databaseHostId
            WHERE c.slug = ?
            """;
    private static final String TOLD = """
            UPDATE `Databases` SET schemaVersion = ?, migrationFailure = NULL, dtMigrated = CURRENT_TIMESTAMP(3)
            WHERE clientId = (SELECT id FROM Clients WHERE slug = ?) AND purpose = ?
              AND environmentId = (SELECT id FROM Environments WHERE name = ?)
            """;

    private final Pools pools;
    private final Connections connections;
    private final String environment;
    private final WriterHosts hosts;
    private final SchemaRows rows;

    /** Schemas in an environment. */
    public JdbcClientSchemas(Pools pools, SharedDatabases shared, Connections connections, String environment) {
        this.pools = requireNonNull(pools, "pools");
        this.connections = requireNonNull(connections, "connections");
        this.environment = requireNonNull(environment, "environment");
        this.hosts = new WriterHosts(shared, environment);
        this.rows = new SchemaRows(shared, connections, environment);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection core) throws SQLException;
    }

    /** Works on a plain connection to Core. */
    private <T> T core(Work<T> work) {
        try (Connection core = connections.core()) {
            return work.on(core);
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        } catch (MigrationException e) {
            throw failure(e);
        }
    }

    @Override
    public Optional<Host> host(String uuid) {
        return core(core -> hosts.byUuid(core, uuid)).map(WriterHosts.Found::row);
    }

    @Override
    public Optional<Host> leastLoaded() {
        return core(hosts::leastLoaded).map(WriterHosts.Found::row);
    }

    @Override
    public Optional<Host> begun(Slug slug) {
        return core(core -> {
                    OptionalLong host = ClientDrafts.host(core, slug);
                    return host.isPresent() ? hosts.byId(core, host.getAsLong()) : Optional.<WriterHosts.Found>empty();
                })
                .map(WriterHosts.Found::row);
    }

    @Override
    public Optional<Existing> existing(Slug slug) {
        return core(core -> {
            try (PreparedStatement query = core.prepareStatement(CLIENT)) {
                query.setString(1, environment);
                query.setString(2, slug.value());
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    Optional<String> host = Optional.ofNullable(row.getString(2));
                    return Optional.of(new Existing(row.getString(1), host, host.isPresent() && isCurrent(slug)));
                }
            }
        });
    }

    private boolean isCurrent(Slug slug) throws SQLException {
        for (SchemaRow row : rows.of(slug.value())) {
            DataSource server = pools.unpooled(row.host());
            try (Connection connection = server.getConnection()) {
                if (!SchemaState.read(connection, server, row.kind(), row.name())
                        .isCurrent()) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public List<Made> make(Slug slug, Host host) {
        DataSource server = core(core -> hosts.byUuid(core, host.uuid()))
                .map(found -> pools.unpooled(found.key()))
                .orElseThrow(() -> new StoreException(StoreException.Kind.UNAVAILABLE, "the host's row is gone", null));
        return core(core -> {
            try (Connection connection = server.getConnection()) {
                ClientDrafts.begin(core, connection, slug, host.uuid());
            }
            core.setAutoCommit(false);
            try {
                if (!ClientDrafts.lock(core, slug, host.uuid())) {
                    throw new StoreException(
                            StoreException.Kind.CONFLICT, "another request has just ended what this one began", null);
                }
                Migrator migrator = new Migrator(server);
                return List.of(
                        made(server, Purpose.CLIENT, slug.schema(), migrator::makeAnew),
                        made(server, Purpose.CLIENT_LOGS, slug.logsSchema(), migrator::makeAnew));
            } finally {
                core.rollback();
                core.setAutoCommit(true);
            }
        });
    }

    @Override
    public List<Made> complete(Slug slug) {
        try {
            List<Made> made = new ArrayList<>();
            for (SchemaRow row : rows.of(slug.value())) {
                DataSource server = pools.unpooled(row.host());
                Purpose purpose = row.kind() == SchemaKind.CLIENT ? Purpose.CLIENT : Purpose.CLIENT_LOGS;
                Made each = made(server, purpose, row.name(), new Migrator(server)::migrate);
                made.add(each);
                rows.tell(row, Optional.of(each.version()), each.migrations() > 0, Optional.empty());
            }
            return made;
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        } catch (MigrationException e) {
            throw failure(e);
        }
    }

    @Override
    public void finish(Slug slug, List<Made> made) {
        try (Connection core = connections.coreJoined();
                PreparedStatement told = core.prepareStatement(TOLD)) {
            ClientDrafts.end(core, slug);
            for (Made each : made) {
                told.setString(1, each.version());
                told.setString(2, slug.value());
                told.setString(3, each.purpose().name());
                told.setString(4, environment);
                told.executeUpdate();
            }
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    @FunctionalInterface
    private interface Migration {
        int carryOut(SchemaKind kind, String schema);
    }

    private static Made made(DataSource server, Purpose purpose, String schema, Migration migration)
            throws SQLException {
        long begun = System.nanoTime();
        SchemaKind kind = purpose == Purpose.CLIENT ? SchemaKind.CLIENT : SchemaKind.CLIENT_LOGS;
        int done = migration.carryOut(kind, schema);
        try (Connection connection = server.getConnection()) {
            String version = SchemaState.read(connection, server, kind, schema)
                    .version()
                    .orElseThrow(() -> new MigrationException("schema " + schema + " has gone again", null));
            return new Made(purpose, schema, version, done, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** What a host or a schema there has against it is said to the caller as a database that is not to be had. */
    private static StoreException failure(MigrationException failure) {
        return new StoreException(StoreException.Kind.UNAVAILABLE, failure.getMessage(), failure);
    }
}
