package com.togahub.persistence.testing;

import com.togahub.engine.administration.Guard;
import com.togahub.engine.administration.MetadataGuard;
import com.togahub.engine.crud.Cursors;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.crud.Extensions;
import com.togahub.engine.crud.Pipeline;
import com.togahub.engine.cxml.outgoing.Outbox;
import com.togahub.engine.cxml.outgoing.OutgoingTrigger;
import com.togahub.engine.fulfilment.ItemFulfillments;
import com.togahub.engine.fulfilment.MirrorTrigger;
import com.togahub.engine.fulfilment.NoticeTrigger;
import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.identity.Seals;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.job.DirectRuns;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.JobTasks;
import com.togahub.engine.job.KnownActions;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.metadata.CatalogCache;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.TransactionLog;
import com.togahub.persistence.cxml.StoredCorrespondence;
import com.togahub.persistence.cxml.StoredIdentities;
import com.togahub.persistence.identity.JpaSigningKeys;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.metadata.MetadataTables;
import com.togahub.persistence.metadata.TableColumns;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.store.JdbcDatabase;
import com.togahub.persistence.store.JdbcTransactionLog;
import com.togahub.persistence.store.LoggedRequests;
import com.togahub.persistence.store.RecentWrites;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import com.togahub.persistence.transaction.PooledConnections;
import com.togahub.persistence.transaction.Transactions;
import com.togahub.persistence.wiring.SealedCursors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The engine over its real stores and a real database server, with schemas of its own and one client, {@code gate}.
 *
 * @param core name of the Core schema
 * @param client name of the client's schema
 * @param logs name of the client's logs schema
 * @param connections of the pools
 * @param catalogs the metadata of the engine
 * @param seals under the signing keys in Core
 * @param cursors of the engine's lists
 * @param nodes makes further engines over the same databases, each with a metadata cache of its own that lives by the clock
 */
public record EngineFixture(
        String core,
        String client,
        String logs,
        JdbcDatabase database,
        Connections connections,
        CachedTenants tenants,
        TransactionLog log,
        Catalogs catalogs,
        Seals seals,
        Cursors cursors,
        Engine engine,
        Function<Clock, Engine> nodes) {

    /** Creates and migrates the schemas and builds the engine on them, with the code that the platform's own rows name. */
    public static EngineFixture create() {
        AtomicReference<EngineFixture> made = new AtomicReference<>();
        made.set(create(new Extensions(
                List.of(new MirrorTrigger(), new NoticeTrigger(), outgoing(made::get)),
                List.of(new ItemFulfillments()),
                List.of())));
        return made.get();
    }

    /** What tells partners of their orders, for an engine that is still to be made. */
    public static Interceptor outgoing(Supplier<EngineFixture> fixture) {
        return new LateInterceptor(OutgoingTrigger.NAME, () -> fixture.get().outgoing());
    }

    private Interceptor outgoing() {
        Clock clock = Clock.systemUTC();
        return new OutgoingTrigger(
                new StoredCorrespondence(
                        database, new StoredIdentities(database, tenants, core, name -> Optional.empty())),
                new Outbox(tasks(), clock),
                clock);
    }

    /** Jobs as they are started from requests; nobody hears of them but by their rows. */
    public Tasks tasks() {
        JobTable jobs = new JobTable(connections::core, core, "test-1");
        return new JobTasks(
                jobs,
                new Dispatch(jobs, all -> List.of()),
                database,
                new DirectRuns(new KnownActions(), Duration.ofMinutes(1), Clock.systemUTC()));
    }

    /** The same with code that rows of the metadata may name. */
    public static EngineFixture create(Extensions extensions) {
        DatabaseServer server = DatabaseServer.shared();
        String core = server.freshName("Core");
        String client = server.freshName("Client_Gate");
        String logs = server.freshName("Client_Gate_Logs");
        Migrator migrator = new Migrator(server.dataSource(""));
        migrator.migrate(SchemaKind.CORE, core);
        String coreLogs = server.freshName("Logs");
        migrator.migrate(SchemaKind.LOGS, coreLogs);
        migrator.migrate(SchemaKind.CLIENT, client);
        migrator.migrate(SchemaKind.CLIENT_LOGS, logs);
        addClient(server, core, client, logs, coreLogs);
        Settings settings = Settings.parse(Map.of(
                "TOGA_ENVIRONMENT", "test",
                "TOGA_REGION", "local",
                "TOGA_INSTANCE_ID", "test-1",
                "TOGA_SPOOL_DIR", "target/spool",
                "TOGA_CORE_URL", server.url(core),
                "TOGA_CORE_USER", server.user(),
                "TOGA_CORE_PASSWORD", server.password()));
        Clock clock = Clock.systemUTC();
        Pools pools = new Pools(name -> Optional.of(server.password()));
        SharedDatabases shared = new SharedDatabases(settings, pools);
        Transactions transactions =
                new Transactions(Managers.transactions(), pools, shared, settings.instanceId(), clock.millis());
        PooledConnections connections = new PooledConnections(pools, shared, transactions);
        CachedTenants tenants = new CachedTenants(pools, shared, settings.environment(), settings.region(), clock);
        RecentWrites recent = new RecentWrites(pools, tenants);
        JdbcDatabase database = new JdbcDatabase(pools, transactions, tenants, shared.core(), recent);
        JdbcTransactionLog log = new JdbcTransactionLog(
                pools,
                transactions,
                tenants,
                new LoggedRequests(PersistenceUnits.over(connections)),
                recent,
                settings.instanceId(),
                Optional.empty());
        MetadataTables metadata = new MetadataTables(connections::core, core);
        Guard guard = new MetadataGuard(metadata, new TableColumns(database, tenants, core), extensions.handlers());
        Seals seals = new Seals(new KeyRing(
                new JpaSigningKeys(PersistenceUnits.over(connections), transactions), clock, Duration.ofDays(30)));
        Cursors cursors = SealedCursors.over(seals);
        Function<Catalogs, Engine> engines = catalogs -> new Pipeline(
                database,
                log,
                catalogs,
                core,
                settings.api().maxDepth(),
                clock,
                () -> UUID.randomUUID().toString(),
                extensions,
                guard,
                cursors);
        Catalogs catalogs = new CatalogCache(metadata, clock);
        return new EngineFixture(
                core,
                client,
                logs,
                database,
                connections,
                tenants,
                log,
                catalogs,
                seals,
                cursors,
                engines.apply(catalogs),
                cacheClock -> engines.apply(new CatalogCache(metadata, cacheClock)));
    }

    private static void addClient(DatabaseServer server, String core, String client, String logs, String coreLogs) {
        String database = "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                + " SELECT %s, '%s', '%s', h.environmentId, h.id FROM DatabaseHosts h";
        String gate = "(SELECT id FROM Clients WHERE slug = 'gate')";
        server.execute(
                core,
                "INSERT INTO Environments (name) VALUES ('test')",
                "INSERT INTO DatabaseHosts (environmentId, region, role, host, port, username, passwordRef)"
                        + " SELECT id, 'local', 'WRITER', '127.0.0.1', " + server.port() + ", '" + server.user()
                        + "', 'TOGA_CORE_PASSWORD' FROM Environments WHERE name = 'test'",
                "INSERT INTO Clients (slug, name) VALUES ('gate', 'Gate')",
                database.formatted("NULL", "LOGS", coreLogs),
                database.formatted(gate, "CLIENT", client),
                database.formatted(gate, "CLIENT_LOGS", logs));
    }
}
