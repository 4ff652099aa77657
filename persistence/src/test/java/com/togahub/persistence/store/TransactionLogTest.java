package com.togahub.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionLog;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionLogTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.010Z");
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.onOneHost();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static boolean reserve(TransactionLog log, String id) throws Exception {
        return log.reserve(new TransactionId(id), node.tenant(), Optional.of("API:me"), NOW)
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void anIdIsReservedOnceAlsoAcrossNodes() throws Exception {
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        try (JdbcTransactionLog other = new JdbcTransactionLog(
                node.pools(),
                node.transactions(),
                node.tenants(),
                new LoggedRequests(node.units()),
                new RecentWrites(node.pools(), node.tenants()),
                "node-2",
                Optional.empty())) {
            for (int i = 0; i < 2_000; i++) {
                JdbcTransactionLog log = i % 2 == 0 ? node.log() : other;
                TransactionId id = new TransactionId("once-" + i % 100);
                all.add(log.reserve(id, node.tenant(), Optional.empty(), NOW));
            }
            int won = 0;
            for (CompletableFuture<Boolean> one : all) {
                won += one.get(20, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertEquals(100, won);
        }
        assertEquals(
                "100",
                Query.value(
                        node.schemas().logs(),
                        "SELECT COUNT(*) FROM TransactionIds WHERE transactionId LIKE 'once-%'"));
    }

    @Test
    void idsDifferByCase() throws Exception {
        assertTrue(reserve(node.log(), "Case"));
        assertTrue(reserve(node.log(), "case"));
        assertEquals(false, reserve(node.log(), "case"));
    }

    @Test
    void aRowSaysWhatTheRequestWas() throws Exception {
        RequestContext request = node.request("row-1");
        node.log()
                .append(node.tenant(), new LogEntry(request, 422, "[{\"code\":\"EV-7\"}]", 12, 345))
                .get(10, TimeUnit.SECONDS);
        assertEquals(
                List.of("POST|/v2/items|422|0|12|345|node-1|2026-01-02 03:04:05.678|2026-01-02 03:04:05.690"),
                Query.column(
                        node.schemas().clientLogs(),
                        "SELECT CONCAT_WS('|', method, route, status, isSuccess, durationMs, responseBytes, instanceId,"
                                + " dtStarted, dtCompleted) FROM ApiTransactions WHERE transactionId = 'row-1'"));
    }

    @Test
    void aSecondRowOfOneIdIsADuplicate() throws Exception {
        LogEntry entry = new LogEntry(node.request("double-1"), 200, "[]", 1, 1);
        node.log().append(node.tenant(), entry).get(10, TimeUnit.SECONDS);
        StoreException failure = failure(node.log().append(node.tenant(), entry));
        assertEquals(StoreException.Kind.DUPLICATE, failure.kind());
    }

    @Test
    void aBrokenTenantsRowsFailAlone() throws Exception {
        Tenant broken = new Tenant(
                Optional.empty(),
                Optional.of("broken"),
                Optional.empty(),
                new DatabaseName(node.tenant().logs().host(), "NotThere"));
        List<CompletableFuture<Void>> good = new ArrayList<>();
        List<CompletableFuture<Void>> bad = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            good.add(node.log().append(node.tenant(), new LogEntry(node.request("beside-" + i), 200, "[]", 1, 1)));
            bad.add(node.log().append(broken, new LogEntry(node.request("broken-" + i), 200, "[]", 1, 1)));
        }
        for (CompletableFuture<Void> one : good) {
            one.get(10, TimeUnit.SECONDS);
        }
        for (CompletableFuture<Void> one : bad) {
            assertEquals(StoreException.Kind.UNAVAILABLE, failure(one).kind());
        }
    }

    private static StoreException failure(CompletableFuture<Void> future) throws Exception {
        try {
            future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (StoreException) e.getCause();
        }
        throw new AssertionError("it should have failed");
    }

    @Test
    void longBodiesAreCutBetweenCharacters() throws Exception {
        RequestContext request = node.request("long-1");
        Origin origin = new Origin(
                "POST",
                "/v2/" + "x".repeat(2_000),
                Optional.empty(),
                Optional.of("a" + "😀".repeat(40_000)),
                "localhost",
                Optional.empty(),
                Optional.of("agent".repeat(500)));
        RequestContext strange = new RequestContext(
                request.transactionId(), request.parent(), request.caller(), request.tenant(), origin, NOW);
        node.log().append(node.tenant(), new LogEntry(strange, 200, "[]", 1, 1)).get(10, TimeUnit.SECONDS);
        assertEquals(
                List.of("65533|1024|512"),
                Query.column(
                        node.schemas().clientLogs(),
                        "SELECT CONCAT_WS('|', LENGTH(requestBody), LENGTH(route), LENGTH(userAgent)) FROM ApiTransactions"
                                + " WHERE transactionId = 'long-1'"));
    }

    @Test
    void theOriginalIsToldToItsOwnIdentityAlone() throws Exception {
        TransactionId id = new TransactionId("first-1");
        reserve(node.log(), "first-1");
        assertEquals(
                Optional.of(new TransactionLog.Original(NOW, Optional.empty())),
                node.log().original(id, "API:me"));
        assertEquals(Optional.empty(), node.log().original(id, "API:you"));
        node.log()
                .append(node.tenant(), new LogEntry(node.request("first-1"), 409, "[]", 1, 1))
                .get(10, TimeUnit.SECONDS);
        assertEquals(
                Optional.of(new TransactionLog.Original(NOW, Optional.of(409))),
                node.log().original(id, "API:me"));
        assertEquals(Optional.empty(), node.log().original(new TransactionId("never"), "API:me"));
    }

    @Test
    void aTenantAddedByRowsIsServedAtOnceAndAnInactiveOneIsNot() throws Exception {
        assertEquals(Optional.empty(), node.tenants().bySlug("later"));
        DatabaseServer.shared()
                .execute(
                        node.schemas().core(),
                        "INSERT INTO Clients (id, slug, name) VALUES (3, 'later', 'Later')",
                        "INSERT INTO Clients (id, slug, name, isActive) VALUES (4, 'closed', 'Closed', 0)",
                        "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                                + " VALUES (3, 'CLIENT', 'Client_Later', 1, 1), (3, 'CLIENT_LOGS', 'Client_Later_Logs', 1, 1)");
        Tenant later = node.tenants().bySlug("later").orElseThrow();
        assertEquals("Client_Later", later.client().orElseThrow().schema());
        assertEquals("Client_Later_Logs", later.logs().schema());
        assertEquals(node.shared().core().host(), later.logs().host());
        assertEquals(Optional.empty(), node.tenants().bySlug("closed"));
        assertEquals(Optional.empty(), node.tenants().bySlug("nobody"));
        assertEquals(node.schemas().logs(), node.tenants().none().logs().schema());
    }
}
