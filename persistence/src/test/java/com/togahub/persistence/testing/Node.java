package com.togahub.persistence.testing;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.settings.Settings;
import com.togahub.persistence.hibernate.Units;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The persistence of one application node over migrated schemas, with a real transaction manager and one tenant, {@code test}. */
public final class Node implements AutoCloseable {

    /** Three names of one server: to the persistence they are three hosts. */
    private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.1", "127.1");

    private final Schemas schemas;
    private final Map<String, String> passwords = new ConcurrentHashMap<>(
            Map.of("TOGA_CORE_PASSWORD", DatabaseServer.shared().password()));
    private final Pools pools;
    private final SharedDatabases shared;
    private final CachedTenants tenants;
    private final Transactions transactions;
    private final Units units;
    private final RecentWrites recent;
    private final JdbcTransactionLog log;

    private Node(Schemas schemas, Clock clock) {
        DatabaseServer server = DatabaseServer.shared();
        this.schemas = schemas;
        Settings settings = Settings.parse(Map.of(
                "TOGA_ENVIRONMENT",
                "test",
                "TOGA_REGION",
                "here",
                "TOGA_INSTANCE_ID",
                "node-1",
                "TOGA_SPOOL_DIR",
                System.getProperty("java.io.tmpdir"),
                "TOGA_CORE_URL",
                "jdbc:mysql://127.0.0.1:" + server.port() + "/" + schemas.core() + "?allowPublicKeyRetrieval=true",
                "TOGA_CORE_USER",
                server.user(),
                "TOGA_CORE_PASSWORD",
                server.password()));
        this.pools = new Pools(name -> Optional.ofNullable(passwords.get(name)));
        this.shared = new SharedDatabases(settings, pools);
        this.tenants = new CachedTenants(pools, shared, "test", "here", clock);
        this.transactions = new Transactions(Managers.transactions(), pools, shared, "node-1", System.nanoTime());
        this.units = PersistenceUnits.over(connections());
        this.recent = new RecentWrites(pools, tenants);
        this.log = new JdbcTransactionLog(
                pools, transactions, tenants, new LoggedRequests(units), recent, "node-1", Optional.empty());
    }

    /** A name for a row or a request that no other test has. */
    public static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A node whose schemas are all on one host. */
    public static Node onOneHost() {
        return start("127.0.0.1", "127.0.0.1");
    }

    /** A node whose tenant has its data on a second host, and its logs on Core's. */
    public static Node onTwoHosts() {
        return start("127.0.1", "127.0.0.1");
    }

    /** A node whose tenant is on a second host, logs included, so that Core is the branch. */
    public static Node withTenantElsewhere() {
        return start("127.0.1", "127.0.1");
    }

    /** A node whose tenant's data is on one host and its logs on another, both of them not Core's. */
    public static Node onThreeHosts() {
        return start("127.0.1", "127.1");
    }

    private static final class Shared {
        static final Schemas SCHEMAS = migrated();

        private static Schemas migrated() {
            Schemas schemas = Schemas.fresh();
            DatabaseServer server = DatabaseServer.shared();
            server.execute(
                    schemas.core(),
                    "INSERT INTO Environments (id, name) VALUES (1, 'test')",
                    "INSERT INTO Clients (id, slug, name) VALUES (1, 'test', 'Test')");
            for (int number = 1; number <= HOSTS.size(); number++) {
                server.execute(
                        schemas.core(),
                        "INSERT INTO DatabaseHosts"
                                + " (id, environmentId, region, role, host, port, username, passwordRef) VALUES ("
                                + number
                                + ", 1, 'here', 'WRITER', '" + HOSTS.get(number - 1) + "', " + server.port() + ", '"
                                + server.user() + "', 'TOGA_CORE_PASSWORD')");
            }
            return schemas;
        }
    }

    /** The schemas are the same for all nodes of a JVM; where they are said to be is what differs. */
    private static Node start(String clientHost, String logsHost) {
        Schemas schemas = Shared.SCHEMAS;
        DatabaseServer server = DatabaseServer.shared();
        server.execute(
                schemas.core(),
                "DELETE FROM `Databases`",
                "UPDATE DatabaseHosts SET username = '" + server.user() + "', passwordRef = 'TOGA_CORE_PASSWORD'");
        database(schemas.core(), "NULL", "LOGS", schemas.logs(), "127.0.0.1");
        database(schemas.core(), "1", "CLIENT", schemas.client(), clientHost);
        database(schemas.core(), "1", "CLIENT_LOGS", schemas.clientLogs(), logsHost);
        return new Node(schemas, Clock.systemUTC());
    }

    private static void database(String core, String client, String purpose, String name, String host) {
        DatabaseServer.shared()
                .execute(
                        core,
                        "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId) VALUES ("
                                + client + ", '" + purpose + "', '" + name + "', 1, "
                                + (HOSTS.indexOf(host) + 1) + ")");
    }

    /** Another node over the same schemas, with caches and pools of its own. */
    public Node other() {
        return new Node(schemas, Clock.systemUTC());
    }

    /** The persistence units. */
    public Units units() {
        return units;
    }

    /** The schemas. */
    public Schemas schemas() {
        return schemas;
    }

    /** The pools. */
    public Pools pools() {
        return pools;
    }

    /** The passwords by name, which a test may change. */
    public Map<String, String> passwords() {
        return passwords;
    }

    /** Core and its logs. */
    public SharedDatabases shared() {
        return shared;
    }

    /** The tenants. */
    public CachedTenants tenants() {
        return tenants;
    }

    /** The tenant {@code test}. */
    public Tenant tenant() {
        return tenants.bySlug("test").orElseThrow();
    }

    /** The transactions. */
    public Transactions transactions() {
        return transactions;
    }

    /** Connections. */
    public Connections connections() {
        return new PooledConnections(pools, shared, transactions);
    }

    /** Sessions. */
    public JdbcDatabase database() {
        return new JdbcDatabase(pools, transactions, tenants, shared.core(), recent);
    }

    /** The log. */
    public JdbcTransactionLog log() {
        return log;
    }

    /** A request of the tenant's under an id. */
    public RequestContext request(String transactionId) {
        Caller caller = new Caller(
                Caller.Kind.API,
                tenant().uuid(),
                tenant().slug(),
                UUID.randomUUID().toString(),
                "key",
                Optional.empty(),
                Set.of(),
                Optional.empty());
        Origin origin = new Origin(
                "POST",
                "/v2/items",
                Optional.empty(),
                Optional.of("{}"),
                "localhost",
                Optional.of("127.0.0.1"),
                Optional.empty());
        return new RequestContext(
                Optional.of(new TransactionId(transactionId)),
                Optional.empty(),
                caller,
                tenant(),
                origin,
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    @Override
    public void close() {
        log.close();
        pools.close();
    }
}
