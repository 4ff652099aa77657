package com.togahub.persistence.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The schemas of all tenants, brought to the present version side by side. {@code -Dtoga.tenants=1000} takes more of them. */
class TenantMigrationsTest {
    private static final int TENANTS = Integer.getInteger("toga.tenants", 12);

    private static String schema(String run, int number) {
        return "Client_" + run + "_" + number;
    }

    private static void tenants(Platform platform, String run, int count, String... hosts) {
        String[] all = IntStream.range(0, count)
                .boxed()
                .flatMap(number -> Platform.statements(
                        run.toLowerCase(Locale.ROOT) + "-" + number, schema(run, number), hosts[number % hosts.length])
                        .stream())
                .toArray(String[]::new);
        Platform.SERVER.execute(platform.core(), all);
    }

    /** Schemas of platforms of this class share a server. */
    private static String run() {
        return Platform.slug("M").replace("-", "");
    }

    @Test
    @DisplayName("all of them from nothing; then there is nothing to be done; one that is broken stops nobody")
    void many() throws SQLException {
        try (Platform platform = new Platform()) {
            platform.host("127.0.1", Platform.SERVER.port(), "WRITER");
            String run = run();
            tenants(platform, run, TENANTS, "127.0.0.1", "127.0.1");
            int schemas = 2 * TENANTS + 2;

            MigrationReport first = platform.migrations().run();
            assertEquals(Set.of(), first.failed().keySet());
            assertEquals(2 * TENANTS, first.migrated());
            assertEquals(2, first.upToDate(), "those of gate");
            MigrationReport second = platform.migrations().run();
            assertEquals(schemas, second.upToDate());
            assertEquals(0, second.migrations());
            System.getLogger(TenantMigrationsTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            TENANTS + " tenants: from nothing " + first.took().toMillis() + " ms, again "
                                    + second.took().toMillis() + " ms");
            assertTrue(second.took().compareTo(Duration.ofSeconds(10).plusMillis(10L * schemas)) < 0, second::toString);
            assertEquals(
                    "0",
                    Query.value(
                            platform.core(),
                            "SELECT COUNT(*) FROM `Databases` WHERE clientId IS NOT NULL"
                                    + " AND (schemaVersion IS NULL OR migrationFailure IS NOT NULL)"));

            broken(platform, run);
        }
    }

    private static void broken(Platform platform, String run) throws SQLException {
        Platform.SERVER.execute(schema(run, 0), "UPDATE flyway_schema_history SET success = 0 WHERE version = '2'");
        Platform.SERVER.execute(schema(run, 1) + "_Logs", "DROP TABLE flyway_schema_history");
        Platform.SERVER.execute("", "DROP DATABASE " + schema(run, 2));

        MigrationReport third = platform.migrations().run();
        assertEquals(
                Set.of(schema(run, 0), schema(run, 1) + "_Logs"), third.failed().keySet());
        assertEquals(1, third.migrated());
        assertEquals(2 * TENANTS - 1, third.upToDate());
        List<String> told = Query.column(
                platform.core(),
                "SELECT CONCAT(name, ' ', migrationFailure) FROM `Databases` WHERE migrationFailure IS NOT NULL ORDER BY name");
        assertEquals(2, told.size());
        assertTrue(
                told.get(0).startsWith(schema(run, 0) + " schema " + schema(run, 0) + " cannot be migrated"),
                told::toString);

        CachedTenants node = platform.served();
        String slugs = run.toLowerCase(Locale.ROOT) + "-";
        for (int number = 0; number < TENANTS; number++) {
            String slug = slugs + number;
            if (number < 2) {
                assertEquals(
                        StoreException.Kind.UNAVAILABLE,
                        assertThrows(StoreException.class, () -> node.bySlug(slug))
                                .kind());
            } else {
                assertTrue(node.bySlug(slug).isPresent(), slug);
            }
        }

        Platform.SERVER.execute(schema(run, 0), "UPDATE flyway_schema_history SET success = 1 WHERE version = '2'");
        assertTrue(node.bySlug(slugs + 0).isPresent(), "what is mended is served");
        platform.migrations().run();
        assertEquals(
                "1",
                Query.value(platform.core(), "SELECT COUNT(*) FROM `Databases` WHERE migrationFailure IS NOT NULL"));
    }

    @Test
    @DisplayName("nodes that start at once share the work")
    void nodesAtOnce() throws Exception {
        try (Platform platform = new Platform()) {
            String run = run();
            tenants(platform, run, 6, "127.0.0.1");
            int nodes = 3;
            CyclicBarrier start = new CyclicBarrier(nodes);
            ExecutorService pool = Executors.newFixedThreadPool(nodes);
            try {
                List<Future<MigrationReport>> runs = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    runs.add(pool.submit(() -> {
                        start.await();
                        return platform.migrations().run();
                    }));
                }
                int migrated = 0;
                for (Future<MigrationReport> each : runs) {
                    assertEquals(Set.of(), each.get().failed().keySet());
                    migrated += each.get().migrated();
                }
                assertEquals(12, migrated, "each schema once");
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    @DisplayName("a host that is away costs its own tenants alone, and one attempt for all of them")
    void hostAway() throws SQLException, IOException {
        try (Platform platform = new Platform()) {
            platform.host("127.0.1", unusedPort(), "WRITER");
            String run = run();
            tenants(platform, run, 40, "127.0.1");
            String lively = Platform.slug("lively");
            platform.rows(lively, "Client_" + run + "_lively", "127.0.0.1");
            MigrationReport report = platform.migrations().run();
            assertEquals(80, report.failed().size());
            assertEquals(2, report.migrated());
            assertTrue(report.took().compareTo(Duration.ofSeconds(60)) < 0, report::toString);
            Door.Reply reply = platform.administrator()
                    .get("/databases?where=migrationFailure=null=false&fields=name&recordsPerPage=100");
            assertEquals(80, reply.is(200).data().size(), "it can be read later");
        }
    }

    @Test
    @DisplayName("a row does not replace the settings' password of Core's host")
    void passwords() throws SQLException {
        try (Node node = Node.onOneHost()) {
            node.passwords().put("TOGA_OTHER_PASSWORD", "not Core's");
            Platform.SERVER.execute(
                    node.schemas().core(), "UPDATE DatabaseHosts SET passwordRef = 'TOGA_OTHER_PASSWORD'");
            MigrationReport report =
                    new TenantMigrations(node.pools(), node.shared(), node.connections(), "test").run();
            assertEquals(2, report.upToDate(), report::toString);
            // opened now, with the password that the pools know Core by
            try (Connection core =
                    node.pools().unpooled(node.shared().core().host()).getConnection()) {
                assertTrue(core.isValid(5));
            }
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
