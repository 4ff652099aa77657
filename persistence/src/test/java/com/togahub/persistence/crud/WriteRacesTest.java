package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.LockWaits;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writers that meet: each gets what is its own, or is told what someone else has taken. */
class WriteRacesTest {
    private static EngineFixture fixture;
    private static Door admin;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(fixture.client(), "INSERT INTO Customers (number, name) VALUES ('C001', 'Lakes')");
        admin = Door.of(fixture, "admin");
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<T>> futures = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(120, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Opens the connections beforehand, which a busy machine may refuse at first: that is not what is tested here. */
    private static int connected() {
        int status;
        do {
            status = admin.post("/locations", "{'code':'" + UUID.randomUUID() + "','name':'x'}")
                    .status();
        } while (status == 503);
        return status;
    }

    @Test
    void sixteen_writers_get_distinct_numbers_also_around_numbers_given_by_hand() throws Exception {
        for (int i = 0; i < 60; i++) {
            String given = "SO%05d".formatted(5 + 3 * i);
            admin.post("/sales-orders", "{'customer':{'number':'C001'},'number':'" + given + "'}")
                    .is(201);
        }
        together(16, WriteRacesTest::connected);
        List<List<String>> made = together(16, () -> {
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                Door.Reply reply = admin.post(
                                "/sales-orders", "[{'customer':{'number':'C001'}},{'customer':{'number':'C001'}}]")
                        .is(201);
                reply.data().forEach(order -> numbers.add(order.path("number").asText()));
            }
            return numbers;
        });
        Set<String> distinct = new HashSet<>();
        made.forEach(distinct::addAll);
        assertEquals(16 * 25 * 2, distinct.size());
    }

    @Test
    void a_number_given_by_hand_that_commits_meanwhile_is_passed_over() throws Exception {
        Door.Reply first = admin.post("/purchase-orders", vendor()).is(201);
        int last = Integer.parseInt(first.data().path("number").asText().substring(2));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection other =
                DatabaseServer.shared().dataSource(fixture.client()).getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.executeUpdate("INSERT INTO PurchaseOrders (number, vendorId) SELECT 'PO%05d', id FROM Vendors"
                        .formatted(last + 1));
            }
            Future<Door.Reply> reply = executor.submit(() -> admin.post("/purchase-orders", vendor()));
            LockWaits.await();
            other.commit();
            assertEquals(
                    "PO%05d".formatted(last + 2),
                    reply.get(30, TimeUnit.SECONDS)
                            .is(201)
                            .data()
                            .path("number")
                            .asText());
        } finally {
            executor.shutdownNow();
        }
    }

    private static String vendor() {
        if (Query.column(fixture.client(), "SELECT id FROM Vendors").isEmpty()) {
            admin.post("/vendors", "{'number':'V001','name':'Steel'}").is(201);
        }
        return "{'vendor':{'number':'V001'}}";
    }

    @Test
    void of_two_writers_of_one_unique_value_one_is_told_the_path() throws Exception {
        for (int round = 0; round < 10; round++) {
            String sku = "RACE-" + round;
            List<Door.Reply> replies = together(
                    2,
                    () -> admin.post(
                            "/items",
                            "[{'sku':'" + UUID.randomUUID() + "','name':'own'},{'sku':'" + sku + "','name':'both'}]"));
            assertEquals(
                    List.of(201, 409),
                    replies.stream().map(Door.Reply::status).sorted().toList());
            Door.Reply loser = replies.stream()
                    .filter(each -> each.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of("EV-9 [1].sku"), loser.problems());
        }
    }

    @Test
    void a_value_that_commits_while_a_change_waits_for_it_is_told_with_its_path() throws Exception {
        String uuid = admin.post("/items", "{'sku':'CHANGE-ME','name':'x'}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection other =
                DatabaseServer.shared().dataSource(fixture.client()).getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.executeUpdate("INSERT INTO Items (sku, name) VALUES ('TAKEN', 'x')");
            }
            Future<Door.Reply> reply = executor.submit(() -> admin.put("/items/" + uuid, "{'sku':'taken'}"));
            LockWaits.await();
            other.commit();
            assertEquals(
                    List.of("EV-9 sku"), reply.get(30, TimeUnit.SECONDS).is(409).problems());
        } finally {
            executor.shutdownNow();
        }
    }
}
