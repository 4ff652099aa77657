package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Reads on the region's reader. The second server says that it is one and lags for ever: it has a row of its own, by which an answer
 * tells where it was read.
 */
@OnClusterOfNodes
class ReadersIT {
    private static final String THERE = "on-the-reader";
    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final Cluster cluster;
    private Estate estate;
    private Estate.Client client;
    private Api one;
    private Api sameElsewhere;

    ReadersIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        estate = Estate.of(cluster);
        client = estate.add("replicated", false);
        Estate.Client copy = estate.prepare("replicated", true);
        estate.execute(copy, "INSERT INTO Customers (number, name) VALUES ('" + THERE + "', '" + THERE + "')");
        estate.addReader();
        one = estate.admin(client, cluster.node(1));
        sameElsewhere = one.at(cluster.node(2).url());
    }

    @AfterAll
    void stop() {
        estate.close();
    }

    @BeforeEach
    void readOnTheReader() {
        for (Api api : List.of(one, sameElsewhere)) {
            Eventually.within(SECONDS, "a read on the reader", () -> isOnReader(api));
        }
    }

    private static List<String> numbers(Api api) {
        return api.get("/customers?fields=number&recordsPerPage=1000")
                .succeeded(200)
                .data("customers")
                .findValuesAsText("number");
    }

    private static boolean isOnReader(Api api) {
        return numbers(api).contains(THERE);
    }

    private String written() {
        String number = UUID.randomUUID().toString().substring(0, 30);
        one.post("/customers", Api.JSON.createObjectNode().put("number", number).put("name", number))
                .succeeded(201);
        return number;
    }

    @Test
    @DisplayName("a write and what it reads are the writer's, and so is what its identity reads at once, on every node")
    void readsAfterOwnWrites() {
        Api other = estate.anotherAdmin(client, cluster.node(1));
        assertTrue(isOnReader(other));
        String number = written();
        for (Api api : List.of(one, sameElsewhere)) {
            List<String> seen = numbers(api);
            assertTrue(seen.contains(number), seen::toString);
            assertTrue(!seen.contains(THERE), seen::toString);
        }
        assertTrue(isOnReader(other), "another identity may lag");
        assertEquals(
                List.of(number),
                estate.strings(client, client.schema(), "SELECT number FROM Customers WHERE number = ?", number));
        Eventually.within(SECONDS, "the reader again", () -> isOnReader(one) && isOnReader(sameElsewhere));
    }

    @Test
    @DisplayName("a reader that is cut off, or silent, is replaced by the writer within the request")
    void aReaderThatIsAway() {
        estate.far().cut();
        assertTrue(!isOnReader(one));
        estate.far().pass();
        Eventually.within(SECONDS, "the reader again", () -> isOnReader(one) && isOnReader(sameElsewhere));
        estate.far().hold();
        long begun = System.nanoTime();
        assertTrue(!isOnReader(one));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10, "within ten seconds");
        estate.far().pass();
        Eventually.within(SECONDS, "the reader again", () -> isOnReader(one));
    }
}
