package com.togahub.persistence.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.tenancy.Slug;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends the making of a client early, the same request goes on from there, and nothing half made is ever served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedClientTest {
    private final Platform platform = new Platform();
    private final Door admin = platform.administrator();

    @AfterAll
    void close() {
        platform.close();
    }

    /** What a node that was killed may leave: the transaction's rows are never among it. */
    private enum Left {
        NOTE,
        EMPTY_SCHEMA,
        HALF_A_MIGRATION,
        FAILED_MIGRATION,
        ONE_SCHEMA,
        HALF_THE_LOGS,
        BOTH_SCHEMAS
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("after a crash")
    void afterACrash(Left left) {
        Slug slug = new Slug(Platform.slug("crash"));
        Migrator migrator = new Migrator(Platform.SERVER.dataSource(""));
        Platform.SERVER.execute(
                platform.core(),
                "INSERT INTO ClientDrafts (slug, databaseHostId) SELECT '" + slug.value() + "', id FROM DatabaseHosts");
        switch (left) {
            case NOTE -> {}
            case EMPTY_SCHEMA -> Platform.SERVER.execute("", "CREATE DATABASE " + slug.schema());
            case HALF_A_MIGRATION -> Platform.half(slug.schema(), "Customers");
            case FAILED_MIGRATION -> {
                migrator.migrate(SchemaKind.CLIENT, slug.schema());
                Platform.SERVER.execute(
                        slug.schema(), "UPDATE flyway_schema_history SET success = 0 WHERE version = '2'");
            }
            case ONE_SCHEMA -> migrator.migrate(SchemaKind.CLIENT, slug.schema());
            case HALF_THE_LOGS -> {
                migrator.migrate(SchemaKind.CLIENT, slug.schema());
                Platform.half(slug.logsSchema(), "ApiTransactions");
            }
            case BOTH_SCHEMAS -> migrator.migrateTenant(slug.schema(), slug.logsSchema());
        }
        assertTrue(platform.served().bySlug(slug.value()).isEmpty(), "what is half made is no client");
        JsonNode made = again(slug);
        assertEquals(
                left == Left.ONE_SCHEMA || left == Left.HALF_THE_LOGS || left == Left.BOTH_SCHEMAS,
                made.at("/0/migrations").asInt() == 0,
                "what is whole is kept");
        assertEquals(left == Left.BOTH_SCHEMAS, made.at("/1/migrations").asInt() == 0);
    }

    /** Sends the request once more and insists on one whole client. */
    private JsonNode again(Slug slug) {
        JsonNode client = admin.post("/clients", "{'slug':'" + slug.value() + "','name':'Again'}")
                .is(201)
                .data();
        assertWhole(slug);
        return client.at("/provisioning/databases");
    }

    private void assertWhole(Slug slug) {
        assertEquals(
                "1 2 1 0",
                Query.value(
                        platform.core(),
                        "SELECT CONCAT_WS(' ', COUNT(*), (SELECT COUNT(*) FROM `Databases` d WHERE d.clientId = MIN(c.id)),"
                                + " (SELECT COUNT(*) FROM ApiCredentials a WHERE a.clientId = MIN(c.id)),"
                                + " (SELECT COUNT(*) FROM ClientDrafts f WHERE f.slug = MIN(c.slug)))"
                                + " FROM Clients c WHERE c.slug = ? AND c.isActive",
                        slug.value()));
        assertTrue(platform.served().bySlug(slug.value()).isPresent());
        assertTrue(Integer.parseInt(Query.value(slug.schema(), "SELECT COUNT(*) FROM ItemFulfillmentStages")) > 0);
        assertEquals("0", Query.value(slug.logsSchema(), "SELECT COUNT(*) FROM ApiTransactions"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 60})
    @DisplayName("after the connections to the host are cut while tables are made")
    void afterTheHostFails(int tables) throws Exception {
        Slug slug = new Slug(Platform.slug("cut"));
        String before = platform.counts();
        ExecutorService request = Executors.newSingleThreadExecutor();
        try {
            Future<Door.Reply> reply =
                    request.submit(() -> admin.post("/clients", "{'slug':'" + slug.value() + "','name':'Cut'}"));
            Eventually.holds(
                    tables + " tables",
                    () -> reply.isDone()
                            || Integer.parseInt(Query.value(
                                            "",
                                            "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (?, ?)",
                                            slug.schema(),
                                            slug.logsSchema()))
                                    >= tables);
            cut(slug);
            // where the cut came between two connections, nothing was there to be cut
            if (reply.get().status() == 201) {
                assertWhole(slug);
                return;
            }
            assertEquals(List.of("EO-2"), reply.get().is(503).problems());
        } finally {
            request.shutdownNow();
        }
        assertTrue(platform.served().bySlug(slug.value()).isEmpty());
        assertEquals(
                before.replaceAll(" [0-9]+$", ""), platform.counts().replaceAll(" [0-9]+$", ""), "no row but the note");
        again(slug);
    }

    /** Ends every connection that works in the client's schemas. */
    private static void cut(Slug slug) {
        for (String id : Query.column(
                "",
                "SELECT ID FROM information_schema.PROCESSLIST WHERE DB IN (?, ?)",
                slug.schema(),
                slug.logsSchema())) {
            try {
                Platform.SERVER.execute("", "KILL " + id);
            } catch (IllegalStateException gone) {
                // it has ended by itself meanwhile
                assertTrue(gone.getCause().getMessage().contains("Unknown thread id"), gone.getCause()::toString);
            }
        }
    }

    @Test
    @DisplayName("after the request's own transaction fails when everything is made")
    void afterTheCommitFails() {
        Slug slug = new Slug(Platform.slug("late"));
        platform.during(
                schemas -> new Failing(schemas),
                () -> assertEquals(
                        500,
                        admin.post("/clients", "{'slug':'" + slug.value() + "','name':'Late'}")
                                .status()));
        assertTrue(platform.served().bySlug(slug.value()).isEmpty());
        assertEquals(List.of(), Query.column(platform.core(), "SELECT id FROM Clients WHERE slug = ?", slug.value()));
        assertEquals(0, again(slug).at("/0/migrations").asInt(), "the schemas were whole");
    }

    @Test
    @DisplayName("a try that was begun on one host goes on there, or where it is told to")
    void hostsOfEarlierTries() {
        try (Platform own = new Platform()) {
            Door door = own.administrator();
            String second = own.host("127.0.1", Platform.SERVER.port(), "WRITER");
            String first = Query.value(own.core(), "SELECT uuid FROM DatabaseHosts WHERE host = '127.0.0.1'");
            String slug = Platform.slug("begun");
            String other = Platform.slug("moved");
            for (String each : List.of(slug, other)) {
                Platform.SERVER.execute(
                        own.core(),
                        "INSERT INTO ClientDrafts (slug, databaseHostId) SELECT '" + each
                                + "', id FROM DatabaseHosts WHERE host = '127.0.0.1'");
            }
            assertEquals(
                    first,
                    door.post("/clients", "{'slug':'" + slug + "','name':'N'}")
                            .is(201)
                            .data()
                            .at("/provisioning/databaseHost/uuid")
                            .asText(),
                    "not on the host with fewer clients");
            door.post("/clients", "{'slug':'" + other + "','name':'N','databaseHost':'" + second + "'}")
                    .is(201);
            assertEquals(List.of(), Query.column(own.core(), "SELECT id FROM ClientDrafts"));
        }
    }

    @Test
    @DisplayName("of several requests on several nodes at once one makes the client")
    void nodesAtOnce() throws Exception {
        Slug slug = new Slug(Platform.slug("race"));
        int count = 4;
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService nodes = Executors.newFixedThreadPool(count);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Future<Integer>> replies = IntStream.range(0, count)
                    .mapToObj(i -> nodes.submit(() -> {
                        start.await();
                        return admin.send(
                                        "POST",
                                        "/clients",
                                        Optional.of("{\"slug\":\"" + slug.value() + "\",\"name\":\"R\"}"),
                                        Map.of())
                                .status();
                    }))
                    .toList();
            for (Future<Integer> reply : replies) {
                statuses.add(reply.get());
            }
        } finally {
            nodes.shutdownNow();
        }
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertTrue(
                statuses.stream().allMatch(status -> status == 201 || status == 409 || status == 503),
                statuses::toString);
        assertWhole(slug);
    }
}
