package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A4: a client whose requests do not end, two hundred of them at once, does not slow another's. */
@OnClusterOfNodes
class BulkheadsIT {
    private static final int CROWD = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Node node;
    private final AtomicInteger sequence = new AtomicInteger();
    private Estate estate;
    private Api well;
    private Times usual;

    BulkheadsIT(Cluster cluster) {
        this.cluster = cluster;
        this.node = cluster.node(1);
    }

    @BeforeAll
    void start() {
        estate = Estate.of(cluster);
        well = estate.admin(estate.add("well", false), node);
        measured();
        usual = measured();
    }

    @AfterAll
    void stop() {
        estate.close();
    }

    private static ObjectNode customer() {
        String number = UUID.randomUUID().toString().substring(0, 30);
        return Api.JSON.createObjectNode().put("number", number).put("name", number);
    }

    private Reply readOrWrite() {
        return sequence.getAndIncrement() % 2 == 0
                ? well.get("/customers?recordsPerPage=5&depth=-1")
                : well.post("/customers", customer());
    }

    private Times measured() {
        return Times.of(4, 50, this::readOrWrite);
    }

    private HttpRequest.Builder ask(Api api) {
        return sequence.getAndIncrement() % 2 == 0
                ? api.request("/customers", Api.newId()).GET()
                : api.request("/customers", Api.newId())
                        .POST(BodyPublishers.ofString(customer().toString()));
    }

    private static HttpRequest.Builder rename(Api api, String uuid) {
        return api.request("/customers/" + uuid, Api.newId())
                .PUT(BodyPublishers.ofString("{\"name\":\"" + UUID.randomUUID() + "\"}"));
    }

    @Test
    @DisplayName("A4: a locked table with 200 requests before it: its neighbour on the same host has its usual latency")
    void lockedTable() throws SQLException {
        Estate.Client stuck = estate.add("stuck", false);
        Api api = estate.admin(stuck, node);
        try (Connection holder = estate.connect(stuck, stuck.schema());
                Statement lock = holder.createStatement()) {
            lock.execute("LOCK TABLES Customers WRITE");
            try (Crowd<Reply> crowd = Crowd.of(CROWD, () -> Api.sendAsync(ask(api)))) {
                Eventually.within(PATIENCE, "requests before the lock", () -> waiting(stuck) > 20);
                Eventually.within(
                        PATIENCE,
                        "those that are too many",
                        () -> crowd.replies().size() > CROWD / 4);
                measured().assertNear(usual);
                assertTrue(waiting(stuck) <= 32, "one schema's share of the connections");
                crowd.replies().forEach(BulkheadsIT::refusedForNow);
                lock.execute("UNLOCK TABLES");
            }
        }
        Eventually.within(
                PATIENCE, "the client again", () -> api.get("/customers").status() == 200);
    }

    private long waiting(Estate.Client client) {
        return estate.strings(
                        client,
                        "information_schema",
                        "SELECT ID FROM PROCESSLIST WHERE DB = ? AND STATE LIKE 'Waiting for%'",
                        client.schema())
                .size();
    }

    private static void refusedForNow(Reply reply) {
        assertEquals(503, reply.status(), reply.envelope()::toString);
        assertTrue(List.of("EO-2", "EO-3").contains(reply.codes().get(0)), reply.envelope()::toString);
        assertTrue(reply.headers().firstValue("Retry-After").isPresent(), "Retry-After");
    }

    @Test
    @DisplayName("A4: rows held by a transaction with 200 writes before them: the neighbour has its usual latency")
    void lockedRows() throws SQLException {
        Estate.Client held = estate.add("held", false);
        Api api = estate.admin(held, node);
        String uuid = api.post("/customers", customer())
                .succeeded(201)
                .data("customers")
                .path("uuid")
                .asText();
        try (Connection holder = estate.connect(held, held.schema());
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("SELECT id FROM Customers FOR UPDATE");
            try (Crowd<Reply> crowd = Crowd.of(CROWD, () -> Api.sendAsync(rename(api, uuid)))) {
                Eventually.within(
                        PATIENCE,
                        "those that are too many",
                        () -> crowd.replies().size() > CROWD / 4);
                measured().assertNear(usual);
                crowd.replies().forEach(BulkheadsIT::refusedForNow);
                holder.rollback();
            }
        }
        api.get("/customers/" + uuid).succeeded(200);
    }

    @Test
    @DisplayName(
            "A4, A7: a silent second host with 200 requests: clients of the first have their usual latency, its own are told at once")
    void silentHost() {
        Api api = estate.admin(estate.add("silent", true), node);
        api.get("/customers").succeeded(200);
        estate.far().hold();
        try (Crowd<Reply> crowd = Crowd.of(CROWD, () -> Api.sendAsync(ask(api)))) {
            long begun = System.nanoTime();
            Times during = measured();
            Eventually.within(
                    Duration.ofSeconds(10),
                    "an answer to each",
                    () -> crowd.replies().size() >= CROWD);
            System.out.println("the first answers came within "
                    + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
            during.assertNear(usual);
            measured().assertNear(usual);
            crowd.replies().forEach(BulkheadsIT::refusedForNow);
            Eventually.within(Duration.ofSeconds(10), "an answer at once", () -> isToldAtOnce(api));
        } finally {
            estate.far().pass();
        }
        Eventually.within(
                Duration.ofSeconds(10),
                "the host again",
                () -> api.get("/customers").status() == 200);
    }

    private static boolean isToldAtOnce(Api api) {
        long begun = System.nanoTime();
        api.get("/customers").refused(503, "EO-2");
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() < 500;
    }
}
