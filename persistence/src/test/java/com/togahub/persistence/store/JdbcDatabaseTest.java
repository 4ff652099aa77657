package com.togahub.persistence.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcDatabaseTest {
    private static final List<ColumnType> TYPES = List.of(
            ColumnType.INTEGER,
            ColumnType.TEXT,
            ColumnType.DECIMAL,
            ColumnType.BOOLEAN,
            ColumnType.DATE,
            ColumnType.INSTANT,
            ColumnType.JSON);
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.onOneHost();
        DatabaseServer.shared()
                .execute(
                        node.schemas().client(),
                        "DROP TABLE IF EXISTS Parts",
                        "DROP TABLE IF EXISTS Things",
                        "CREATE TABLE Things (id BIGINT AUTO_INCREMENT PRIMARY KEY, number BIGINT, text VARCHAR(10),"
                                + " amount DECIMAL(18,6), isOpen TINYINT(1), dateDue DATE, dtDue DATETIME(3), settings JSON,"
                                + " UNIQUE KEY text_number (text, number))",
                        "CREATE TABLE Parts (id BIGINT AUTO_INCREMENT PRIMARY KEY, thingId BIGINT,"
                                + " CONSTRAINT Parts_thing FOREIGN KEY (thingId) REFERENCES Things (id))");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Statement insert(Object... values) {
        return new Statement(
                Place.CLIENT,
                "INSERT INTO Things (number, text, amount, isOpen, dateDue, dtDue, settings) VALUES (?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(values),
                List.of());
    }

    private static Statement named(String text) {
        return insert(null, text, null, null, null, null, null);
    }

    private static Kind failure(Runnable work) {
        return assertThrows(StoreException.class, work::run).kind();
    }

    private static long count(String text) {
        return Long.parseLong(Query.value(node.schemas().client(), "SELECT COUNT(*) FROM Things WHERE text = ?", text));
    }

    private static Object[] readBack(String text) {
        return node.database().read(node.tenant(), session -> session.query(new Statement(
                        Place.CLIENT,
                        "SELECT number, text, amount, isOpen, dateDue, dtDue, settings FROM Things WHERE text = ?",
                        List.of(text),
                        TYPES))
                .get(0));
    }

    @Test
    void valuesComeBackAsTheyWent() {
        Instant due = Instant.parse("2026-03-29T01:30:00.123Z");
        Object[] values = {
            Long.MIN_VALUE,
            "every-ä€😀",
            new BigDecimal("123456789012.345678"),
            true,
            LocalDate.of(2028, 2, 29),
            due,
            "{\"a\": 1}"
        };
        node.database().write(node.tenant(), session -> session.update(insert(values)));
        assertArrayEquals(values, readBack("every-ä€😀"));
        assertEquals(
                "2026-03-29 01:30:00.123",
                Query.value(
                        node.schemas().client(), "SELECT CAST(dtDue AS CHAR) FROM Things WHERE text LIKE 'every%'"));
    }

    @Test
    void nullsComeBackAsNulls() {
        node.database().write(node.tenant(), session -> session.update(named("nulls")));
        assertArrayEquals(new Object[] {null, "nulls", null, null, null, null, null}, readBack("nulls"));
    }

    @Test
    void manyRowsGetTheirKeysInOrder() {
        List<List<Object>> rows = LongStream.range(0, 500)
                .mapToObj(number -> Arrays.<Object>asList(number, "many", null, null, null, null, null))
                .toList();
        List<Long> keys = node.database().write(node.tenant(), session -> session.insert(named(""), rows));
        List<Object[]> stored = node.database()
                .read(
                        node.tenant(),
                        session -> session.query(new Statement(
                                Place.CLIENT,
                                "SELECT id FROM Things WHERE text = 'many' ORDER BY number",
                                List.of(),
                                List.of(ColumnType.INTEGER))));
        assertEquals(keys, stored.stream().map(row -> row[0]).toList());
    }

    @Test
    void updatesCountTheRowsTheyMatchEvenUnchanged() {
        node.database().write(node.tenant(), session -> session.update(named("same")));
        Statement again = new Statement(
                Place.CLIENT, "UPDATE Things SET text = 'same' WHERE text = ?", List.of("same"), List.of());
        int matched = node.database().write(node.tenant(), session -> session.update(again));
        assertEquals(1, matched);
    }

    @Test
    void aThrowRollsBackCoreClientAndLogs() {
        String client = node.schemas().client();
        assertThrows(IllegalStateException.class, () -> node.database().write(node.tenant(), session -> {
            session.update(named("gone"));
            session.update(new Statement(
                    Place.CORE,
                    "INSERT INTO " + node.schemas().core() + ".Parameters (name, value) VALUES ('gone', 'x')",
                    List.of(),
                    List.of()));
            node.log().append(session, node.tenant(), new LogEntry(node.request("gone-1"), 200, "[]", 1, 1));
            throw new IllegalStateException("on purpose");
        }));
        assertEquals("0", Query.value(client, "SELECT COUNT(*) FROM Things WHERE text = 'gone'"));
        assertEquals("0", Query.value(node.schemas().core(), "SELECT COUNT(*) FROM Parameters WHERE name = 'gone'"));
        assertEquals(
                "0",
                Query.value(
                        node.schemas().clientLogs(),
                        "SELECT COUNT(*) FROM ApiTransactions WHERE transactionId = 'gone-1'"));
    }

    @Test
    void aSuccessCommitsCoreClientAndLogsTogether() {
        node.database().write(node.tenant(), session -> {
            session.update(named("kept"));
            session.update(new Statement(
                    Place.CORE,
                    "INSERT INTO " + node.schemas().core() + ".Parameters (name, value) VALUES ('kept', 'x')",
                    List.of(),
                    List.of()));
            node.log().append(session, node.tenant(), new LogEntry(node.request("kept-1"), 200, "[]", 1, 1));
            return session.statements();
        });
        assertEquals(1, count("kept"));
        assertEquals("x", Query.value(node.schemas().core(), "SELECT value FROM Parameters WHERE name = 'kept'"));
        assertEquals(
                "200",
                Query.value(
                        node.schemas().clientLogs(),
                        "SELECT status FROM ApiTransactions WHERE transactionId = 'kept-1'"));
    }

    @Test
    void failuresSayWhatTheyMean() {
        StoreException duplicate =
                assertThrows(StoreException.class, () -> node.database().write(node.tenant(), session -> {
                    session.update(insert(1L, "twice", null, null, null, null, null));
                    return session.update(insert(1L, "twice", null, null, null, null, null));
                }));
        assertEquals(Kind.DUPLICATE, duplicate.kind());
        assertEquals("text_number", duplicate.detail());
        assertEquals(Kind.VALUE, failure(() -> node.database()
                .write(node.tenant(), session -> session.update(named("much too long a text")))));
        assertEquals(Kind.VALUE, failure(() -> node.database()
                .write(
                        node.tenant(),
                        session -> session.update(insert(1L, "x", new BigDecimal("1e15"), null, null, null, null)))));
        assertEquals(Kind.REFERENCED, failure(() -> node.database()
                .write(
                        node.tenant(),
                        session -> session.update(new Statement(
                                Place.CLIENT,
                                "INSERT INTO Parts (thingId) VALUES (?)",
                                List.of(999_999L),
                                List.of())))));
        assertEquals(Kind.OTHER, failure(() -> node.database()
                .write(
                        node.tenant(),
                        session -> session.update(new Statement(Place.CLIENT, "INSERT INTO", List.of(), List.of())))));
    }

    @Test
    void aConflictIsTriedThreeTimes() throws Exception {
        node.database().write(node.tenant(), session -> session.update(named("locked")));
        AtomicInteger tries = new AtomicInteger();
        try (Connection holder = DatabaseServer.shared()
                        .dataSource(node.schemas().client())
                        .getConnection();
                java.sql.Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.executeUpdate("UPDATE Things SET number = 5 WHERE text = 'locked'");
            Kind kind = failure(() -> node.database().write(node.tenant(), session -> {
                tries.incrementAndGet();
                session.update(new Statement(Place.CLIENT, "SET innodb_lock_wait_timeout = 1", List.of(), List.of()));
                return session.update(new Statement(
                        Place.CLIENT, "UPDATE Things SET number = 6 WHERE text = 'locked'", List.of(), List.of()));
            }));
            assertEquals(Kind.CONFLICT, kind);
            assertEquals(3, tries.get());
        }
    }

    @Test
    void numbersNeverRepeatAndWaitForNoTransaction() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<Long> seen = new HashSet<>();
        try {
            List<CompletableFuture<Long>> taken = LongStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> node.database().write(node.tenant(), session -> {
                                long first = session.nextNumbers(Place.CLIENT, "things", 3);
                                if (i % 10 == 0) {
                                    throw new IllegalStateException("the number is lost, not given again");
                                }
                                return first;
                            }),
                            threads))
                    .toList();
            for (CompletableFuture<Long> one : taken) {
                if (one.handle((value, failure) -> failure == null).get()) {
                    long first = one.get();
                    assertEquals(true, seen.add(first) && seen.add(first + 1) && seen.add(first + 2));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(540, seen.size());
        assertEquals(
                "600",
                Query.value(node.schemas().client(), "SELECT lastNumber FROM NumberSequences WHERE name = 'things'"));
    }

    @Test
    void aSessionCountsItsStatements() {
        int sent = node.database().read(node.tenant(), session -> {
            Statement one = new Statement(Place.CLIENT, "SELECT 1", List.of(), List.of(ColumnType.INTEGER));
            session.query(one);
            session.query(one);
            return session.statements();
        });
        assertEquals(2, sent);
    }

    @Test
    void aChangedPasswordNeedsNoRestart() {
        DatabaseServer.shared()
                .execute(
                        "",
                        "CREATE USER IF NOT EXISTS 'moved'@'%' IDENTIFIED BY 'one'",
                        "GRANT ALL ON *.* TO 'moved'@'%'");
        DatabaseServer.shared()
                .execute(
                        node.schemas().core(),
                        "UPDATE DatabaseHosts SET username = 'moved', passwordRef = 'MOVED' WHERE id = 2");
        DatabaseServer.shared()
                .execute(
                        node.schemas().core(),
                        "INSERT INTO Clients (id, slug, name) VALUES (7, 'moved', 'Moved')",
                        "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId) VALUES (7, 'CLIENT', '"
                                + node.schemas().client() + "', 1, 2)");
        Statement one = new Statement(Place.CLIENT, "SELECT 1", List.of(), List.of(ColumnType.INTEGER));
        node.passwords().put("MOVED", "wrong");
        assertEquals(Kind.UNAVAILABLE, failure(() -> node.database()
                .read(node.tenants().bySlug("moved").orElseThrow(), session -> session.query(one))));
        node.passwords().put("MOVED", "one");
        assertEquals(
                1L,
                node.database()
                        .read(node.tenants().bySlug("moved").orElseThrow(), session -> session.query(one))
                        .get(0)[0]);
    }
}
