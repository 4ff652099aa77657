package com.togahub.persistence.logfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.request.Json;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.TransactionLog;
import com.togahub.persistence.store.JdbcTransactionLog;
import com.togahub.persistence.store.LogRow;
import com.togahub.persistence.store.LoggedRequests;
import com.togahub.persistence.store.RecentWrites;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiledLogTest {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static Node node;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        node = Node.onOneHost();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private JdbcTransactionLog log(Path file) {
        return new JdbcTransactionLog(
                node.pools(),
                node.transactions(),
                node.tenants(),
                new LoggedRequests(node.units()),
                new RecentWrites(node.pools(), node.tenants()),
                "node-1",
                Optional.of(filed(file)));
    }

    private static FiledLog filed(Path file) {
        return new FiledLog(
                new LogFile(file), node.pools(), () -> node.tenants().none().logs(), LogRow.IN_LINES);
    }

    private static Database database() {
        return node.database();
    }

    private static RequestContext request(String id, String method) {
        RequestContext request = node.request(id);
        Origin origin = new Origin(
                method, "/v2/items", Optional.empty(), Optional.of("{}"), "here", Optional.empty(), Optional.empty());
        return new RequestContext(
                request.transactionId(),
                request.parent(),
                request.caller(),
                request.tenant(),
                origin,
                request.received());
    }

    private static void reserve(TransactionLog log, RequestContext request) throws Exception {
        assertTrue(log.reserve(
                        request.transactionId().orElseThrow(),
                        node.tenant(),
                        Optional.of(request.caller().identity()),
                        Instant.now())
                .get(10, TimeUnit.SECONDS));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            lines.add(Json.mapper().readTree(line));
        }
        return lines;
    }

    private static List<String> rows(String id) {
        return Query.column(
                node.schemas().clientLogs(),
                "SELECT CONCAT_WS('|', status, isPending) FROM ApiTransactions WHERE transactionId = '" + id + "'");
    }

    private static void until(String what, java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE;
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "no " + what);
            Thread.onSpinWait();
        }
    }

    private static Optional<Integer> original(TransactionLog log, RequestContext request) {
        return log.original(
                        request.transactionId().orElseThrow(), request.caller().identity())
                .orElseThrow()
                .status();
    }

    @Test
    void a_read_leaves_a_line_and_no_row_and_its_fate_is_known() throws Exception {
        Path file = folder.resolve("api.log");
        RequestContext read = request(Node.fresh("read"), "GET");
        String id = read.transactionId().orElseThrow().value();
        try (JdbcTransactionLog log = log(file)) {
            reserve(log, read);
            log.append(node.tenant(), new LogEntry(read, 200, "[]", 12, 345)).get(10, TimeUnit.SECONDS);
            JsonNode line = lines(file).get(0);
            assertEquals(id, line.path("transactionId").asText());
            assertEquals(node.schemas().clientLogs(), line.path("logs").asText());
            assertEquals("2026-01-02T03:04:05.678Z", line.path("dtStarted").asText());
            assertEquals(345, line.path("responseBytes").asInt());
            assertTrue(line.path("messages").isArray());
            assertTrue(line.path("isSuccess").booleanValue());
            assertFalse(line.has("options"));
            assertEquals(List.of(), rows(id));
            until("status of the id", () -> original(log, read).equals(Optional.of(200)));
        }
    }

    @Test
    void a_write_has_its_row_until_its_line_is_there() throws Exception {
        Path file = folder.resolve("api.log");
        RequestContext write = request(Node.fresh("write"), "POST");
        String id = write.transactionId().orElseThrow().value();
        try (JdbcTransactionLog log = log(file)) {
            reserve(log, write);
            database().write(node.tenant(), session -> {
                log.append(session, node.tenant(), new LogEntry(write, 201, "[]", 1, 2));
                assertEquals(List.of(), linesOf(file), "a line before the commit");
                return null;
            });
            assertEquals(List.of(id), linesOf(file));
            until("end of the row", () -> rows(id).isEmpty());
            assertEquals(Optional.of(201), original(log, write));
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return lines(file).stream()
                    .map(line -> line.path("transactionId").asText())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void what_is_rolled_back_leaves_no_line() throws Exception {
        Path file = folder.resolve("api.log");
        RequestContext write = request(Node.fresh("back"), "POST");
        try (JdbcTransactionLog log = log(file)) {
            reserve(log, write);
            Database database = database();
            assertThrows(
                    IllegalStateException.class,
                    () -> database.write(node.tenant(), session -> {
                        log.append(session, node.tenant(), new LogEntry(write, 201, "[]", 1, 2));
                        throw new IllegalStateException("no");
                    }));
            log.append(node.tenant(), new LogEntry(write, 500, "[]", 1, 2)).get(10, TimeUnit.SECONDS);
            assertEquals(1, lines(file).size());
            assertEquals(500, lines(file).get(0).path("status").asInt());
        }
    }

    @Test
    void a_line_that_could_not_be_written_is_written_by_the_sweep_once() throws Exception {
        RequestContext write = request(Node.fresh("full"), "POST");
        String id = write.transactionId().orElseThrow().value();
        Path blocked = Files.writeString(folder.resolve("no-folder"), "");
        try (JdbcTransactionLog log = log(blocked.resolve("api.log"))) {
            reserve(log, write);
            database().write(node.tenant(), session -> {
                log.append(session, node.tenant(), new LogEntry(write, 201, "[]", 1, 2));
                return null;
            });
        }
        assertEquals(List.of("201|1"), rows(id));
        Path file = folder.resolve("api.log");
        try (FiledLog other = filed(file)) {
            other.sweep(List.of(node.tenant().logs()));
            assertEquals(List.of(), ownLines(file, id), "a young row is its own node's");
            DatabaseServer.shared()
                    .execute(
                            node.schemas().clientLogs(),
                            "UPDATE ApiTransactions SET dtCreated = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE"
                                    + " WHERE transactionId = '" + id + "'");
            other.sweep(List.of(node.tenant().logs()));
            other.sweep(List.of(node.tenant().logs()));
        }
        assertEquals(List.of(id), ownLines(file, id));
        assertEquals(List.of(), rows(id));
        assertEquals(Optional.of(201), original(node.log(), write));
    }

    private static List<String> ownLines(Path file, String id) {
        return linesOf(file).stream().filter(id::equals).toList();
    }

    @Test
    void a_read_whose_line_cannot_be_written_has_a_row() throws Exception {
        RequestContext read = request(Node.fresh("row"), "GET");
        Path blocked = Files.writeString(folder.resolve("no-folder"), "");
        try (JdbcTransactionLog log = log(blocked.resolve("api.log"))) {
            log.append(node.tenant(), new LogEntry(read, 200, "[]", 1, 2)).get(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of("200|1"), rows(read.transactionId().orElseThrow().value()));
    }

    @Test
    void a_second_row_of_one_id_is_a_duplicate_as_ever() throws Exception {
        Path file = folder.resolve("api.log");
        RequestContext write = request(Node.fresh("twice"), "POST");
        try (JdbcTransactionLog log = log(file)) {
            database().write(node.tenant(), session -> {
                log.append(session, node.tenant(), new LogEntry(write, 201, "[]", 1, 2));
                assertThrows(
                        RuntimeException.class,
                        () -> log.append(session, node.tenant(), new LogEntry(write, 201, "[]", 1, 2)));
                return null;
            });
        }
        assertEquals(1, lines(file).size());
    }
}
