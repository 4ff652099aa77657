package com.togahub.persistence.identity;

import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.hibernate.Units;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.testing.PersistenceUnits;
import com.togahub.persistence.testing.Schemas;
import com.togahub.persistence.transaction.Connections;
import com.togahub.persistence.transaction.PooledConnections;
import com.togahub.persistence.transaction.Transactions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Fresh schemas with one client, {@code test}, and the ways to them. */
record Place(
        Schemas schemas, Pools pools, Connections connections, Transactions transactions, Units units, Tenants tenants)
        implements AutoCloseable {

    static Place create(Clock clock) {
        DatabaseServer server = DatabaseServer.shared();
        Schemas schemas = Schemas.fresh();
        rows(server, schemas);
        Settings settings = Settings.parse(Map.of(
                "TOGA_ENVIRONMENT", "test",
                "TOGA_INSTANCE_ID", "node-1",
                "TOGA_SPOOL_DIR", "target/spool",
                "TOGA_CORE_URL", server.url(schemas.core()),
                "TOGA_CORE_USER", server.user(),
                // the server's own account has none; the pools ask for it elsewhere
                "TOGA_CORE_PASSWORD", "none"));
        Pools pools = new Pools(name -> Optional.of(server.password()));
        SharedDatabases shared = new SharedDatabases(settings, pools);
        Transactions transactions =
                new Transactions(Managers.transactions(), pools, shared, settings.instanceId(), System.nanoTime());
        Connections connections = new PooledConnections(pools, shared, transactions);
        return new Place(
                schemas,
                pools,
                connections,
                transactions,
                PersistenceUnits.over(connections),
                new CachedTenants(pools, shared, "test", "local", clock));
    }

    private static void rows(DatabaseServer server, Schemas schemas) {
        String database = "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                + " SELECT %s, '%s', '%s', h.environmentId, h.id FROM DatabaseHosts h";
        String client = "(SELECT id FROM Clients WHERE slug = 'test')";
        server.execute(
                schemas.core(),
                "INSERT INTO Environments (name) VALUES ('test')",
                "INSERT INTO DatabaseHosts (environmentId, region, role, host, port, username, passwordRef)"
                        + " SELECT id, 'local', 'WRITER', '127.0.0.1', " + server.port() + ", '" + server.user()
                        + "', 'TOGA_CORE_PASSWORD' FROM Environments",
                "INSERT INTO Clients (slug, name) VALUES ('test', 'Test')",
                database.formatted(client, "CLIENT", schemas.client()),
                database.formatted(client, "CLIENT_LOGS", schemas.clientLogs()));
    }

    @Override
    public void close() {
        pools.close();
    }
}
