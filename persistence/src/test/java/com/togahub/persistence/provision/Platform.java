package com.togahub.persistence.provision;

import com.togahub.engine.crud.Extensions;
import com.togahub.engine.identity.Pbkdf2SecretHash;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.tenancy.Administrators;
import com.togahub.engine.tenancy.ClientSchemas;
import com.togahub.engine.tenancy.ClientsModel;
import com.togahub.engine.tenancy.SecretRoute;
import com.togahub.persistence.identity.JdbcCredentialSecrets;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.tenancy.SchemaGate;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.LateModel;
import com.togahub.persistence.testing.LateRoute;
import com.togahub.persistence.testing.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** An engine that makes clients, with a Core of its own on the shared server. */
final class Platform implements AutoCloseable {
    static final DatabaseServer SERVER = DatabaseServer.shared();

    private final AtomicReference<UnaryOperator<ClientSchemas>> fault = new AtomicReference<>(UnaryOperator.identity());
    private final EngineFixture fixture;
    private final Pools pools = new Pools(name -> Optional.of(SERVER.password()));
    private final SharedDatabases shared;

    Platform() {
        AtomicReference<ClientSchemas> schemas = new AtomicReference<>();
        AtomicReference<EngineFixture> made = new AtomicReference<>();
        fixture = EngineFixture.create(new Extensions(
                List.of(),
                List.of(new LateModel(
                        "clients",
                        () -> new ClientsModel(
                                new Administrators(made.get().catalogs()),
                                fault.get().apply(schemas.get()),
                                () -> UUID.randomUUID().toString()))),
                List.of(new LateRoute(
                        "ApiCredentialSecrets",
                        () -> new SecretRoute(
                                new Administrators(made.get().catalogs()),
                                new JdbcCredentialSecrets(made.get().connections()),
                                new Pbkdf2SecretHash())))));
        made.set(fixture);
        shared = new SharedDatabases(
                Settings.parse(Map.of(
                        "TOGA_ENVIRONMENT", "test",
                        "TOGA_REGION", "local",
                        "TOGA_INSTANCE_ID", "test-1",
                        "TOGA_SPOOL_DIR", "target/spool",
                        "TOGA_CORE_URL", SERVER.url(fixture.core()),
                        "TOGA_CORE_USER", SERVER.user(),
                        "TOGA_CORE_PASSWORD", SERVER.password())),
                pools);
        schemas.set(schemas());
    }

    EngineFixture fixture() {
        return fixture;
    }

    String core() {
        return fixture.core();
    }

    ClientSchemas schemas() {
        return new JdbcClientSchemas(pools, shared, fixture.connections(), "test");
    }

    TenantMigrations migrations() {
        return new TenantMigrations(pools, shared, fixture.connections(), "test");
    }

    /** Tenants as a node that has just started serves them. */
    CachedTenants served() {
        return new CachedTenants(
                pools, shared, "test", "local", Clock.systemUTC(), Optional.of(new SchemaGate(pools, shared)));
    }

    /** Puts something before the schemas of the requests that follow. */
    void during(UnaryOperator<ClientSchemas> what, Runnable work) {
        fault.set(what);
        try {
            work.run();
        } finally {
            fault.set(UnaryOperator.identity());
        }
    }

    Door administrator() {
        return Door.of(fixture, "admin");
    }

    /** A slug that no other test uses: schemas of all tests share a server. */
    static String slug(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8).replace('-', 'x');
    }

    /** Adds a host by SQL; answers its uuid. */
    String host(String name, int port, String role) {
        SERVER.execute(
                core(),
                "INSERT INTO DatabaseHosts (environmentId, region, role, host, port, username, passwordRef)"
                        + " SELECT id, 'local', '" + role + "', '" + name + "', " + port + ", '" + SERVER.user()
                        + "', 'TOGA_CORE_PASSWORD' FROM Environments WHERE name = 'test'");
        return Query.value(core(), "SELECT uuid FROM DatabaseHosts WHERE host = ? AND port = ?", name, port);
    }

    /** Adds a client by SQL, with rows for its two schemas on a host and nothing behind them. */
    void rows(String slug, String schema, String host) {
        SERVER.execute(core(), statements(slug, schema, host).toArray(String[]::new));
    }

    /** What adds a client with rows for its two schemas. */
    static List<String> statements(String slug, String schema, String host) {
        List<String> statements = new ArrayList<>();
        statements.add("INSERT INTO Clients (slug, name) VALUES ('" + slug + "', '" + slug + "')");
        for (String purpose : List.of("CLIENT", "CLIENT_LOGS")) {
            statements.add("INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                    + " SELECT c.id, '" + purpose + "', '" + schema
                    + (purpose.equals("CLIENT") ? "" : "_Logs")
                    + "', h.environmentId, h.id FROM Clients c, DatabaseHosts h WHERE c.slug = '" + slug
                    + "' AND h.host = '" + host + "'");
        }
        return statements;
    }

    /** A schema with a table that is none of ours, or half of one that is. */
    static void half(String schema, String table) {
        SERVER.execute("", "CREATE DATABASE " + schema);
        SERVER.execute(schema, "CREATE TABLE " + table + " (id INT)");
    }

    /** All rows that a client consists of, counted. */
    String counts() {
        return Query.value(
                core(),
                "SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM Clients), (SELECT COUNT(*) FROM `Databases`),"
                        + " (SELECT COUNT(*) FROM ApiCredentials), (SELECT COUNT(*) FROM ApiCredentials_Roles),"
                        + " (SELECT COUNT(*) FROM ClientDrafts))");
    }

    boolean hasSchema(String schema) {
        return !Query.column("", "SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?", schema)
                .isEmpty();
    }

    @Override
    public void close() {
        pools.close();
    }
}
