package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients, databases and hosts as rows say, while nodes run; and what one client's trouble is to others: nothing. */
@OnClusterOfNodes
class TenantRowsIT {
    /** Rows count within seconds. */
    private static final Duration SECONDS = Duration.ofSeconds(8);

    private final Cluster cluster;
    private Estate estate;

    TenantRowsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        estate = Estate.of(cluster);
    }

    @AfterAll
    void stop() {
        estate.close();
    }

    private static ObjectNode customer(String number) {
        ObjectNode body = Api.JSON.createObjectNode();
        return body.put("number", number).put("name", "Customer " + number);
    }

    private static List<String> numbers(Api api) {
        Reply reply = api.get("/customers?fields=number&recordsPerPage=1000").succeeded(200);
        return reply.data("customers").findValuesAsText("number");
    }

    @Test
    @DisplayName(
            "a client added by rows is served at once by every node, on whichever host it is, and alone sees its data")
    void added() {
        Estate.Client near = estate.add("addednear", false);
        Estate.Client far = estate.add("addedfar", true);
        for (Node node : cluster.both()) {
            String own = UUID.randomUUID().toString().substring(0, 20);
            estate.admin(near, node).post("/customers", customer("n" + own)).succeeded(201);
            estate.admin(far, node).post("/customers", customer("f" + own)).succeeded(201);
        }
        for (Node node : cluster.both()) {
            assertTrue(numbers(estate.admin(near, node)).stream().allMatch(number -> number.startsWith("n")));
            assertTrue(numbers(estate.admin(far, node)).stream().allMatch(number -> number.startsWith("f")));
            assertEquals(2, numbers(estate.admin(far, node)).size());
        }
        assertEquals(
                List.of("2"),
                estate.strings(
                        far,
                        far.logs(),
                        "SELECT COUNT(*) FROM ApiTransactions WHERE method = 'POST' AND isSuccess = 1 AND route LIKE '%customers'"));
    }

    @Test
    @DisplayName("a client switched off has no valid tokens seconds later, and has them again when it is switched on")
    void switchedOff() {
        Estate.Client client = estate.add("switched", false);
        Api admin = estate.admin(client, cluster.node(1));
        admin.get("/customers").succeeded(200);
        estate.change("UPDATE Clients SET isActive = 0 WHERE slug = 'switched'");
        Eventually.within(SECONDS, "EN-7", () -> admin.get("/customers").codes().contains("EN-7"));
        admin.get("/customers").refused(401, "EN-7");
        estate.change("UPDATE Clients SET isActive = 1 WHERE slug = 'switched'");
        Eventually.within(SECONDS, "an answer", () -> admin.get("/customers").status() == 200);
    }

    @Test
    @DisplayName("a database moved to another host by rows is found there seconds later")
    void moved() {
        Estate.Client before = estate.add("moving", false);
        Api admin = estate.admin(before, cluster.node(2));
        admin.post("/customers", customer("here")).succeeded(201);
        Estate.Client there = estate.prepare("moving", true);
        estate.change("UPDATE `Databases` SET databaseHostId = (SELECT id FROM DatabaseHosts WHERE region = 'far')"
                + " WHERE clientId = (SELECT id FROM Clients WHERE slug = 'moving')");
        Eventually.within(SECONDS, "the empty database", () -> numbers(admin).isEmpty());
        admin.post("/customers", customer("there")).succeeded(201);
        assertEquals(List.of("there"), estate.strings(there, there.schema(), "SELECT number FROM Customers"));
        assertEquals(List.of("here"), estate.strings(before, before.schema(), "SELECT number FROM Customers"));
    }

    @Test
    @DisplayName("A4: one client's broken database is its own EO-2: its neighbour on the same host is served")
    void broken() {
        Estate.Client broken = estate.add("broken", false);
        Estate.Client whole = estate.add("whole", false);
        Api one = estate.admin(broken, cluster.node(1));
        Api other = estate.admin(whole, cluster.node(1));
        estate.execute(broken, "RENAME TABLE Customers TO Away");
        for (int i = 0; i < 50; i++) {
            Reply reply = one.get("/customers").refused(503, "EO-2");
            assertTrue(reply.headers().firstValue("Retry-After").isPresent());
            other.get("/customers").succeeded(200);
        }
        estate.execute(broken, "RENAME TABLE Away TO Customers");
        one.get("/customers").succeeded(200);
    }

    @Test
    @DisplayName("a host switched off takes its clients' databases away, not their rows: EO-2 until it is switched on")
    void hostSwitchedOff() {
        Estate.Client far = estate.add("hosted", true);
        Estate.Client near = estate.add("neighbour", false);
        Api admin = estate.admin(far, cluster.node(1));
        estate.change("UPDATE DatabaseHosts SET isActive = 0 WHERE region = 'far'");
        try {
            Eventually.within(
                    SECONDS, "EO-2", () -> admin.get("/customers").codes().contains("EO-2"));
            estate.admin(near, cluster.node(1)).get("/customers").succeeded(200);
        } finally {
            estate.change("UPDATE DatabaseHosts SET isActive = 1 WHERE region = 'far'");
        }
        Eventually.within(SECONDS, "an answer", () -> admin.get("/customers").status() == 200);
    }
}
