package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.LockWaits;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deadlocks that are made, not met: whoever loses tries again within the request, three times in all. */
class DeadlocksTest {
    private static EngineFixture fixture;
    private static Door admin;

    @BeforeAll
    static void start() {
        fixture = EngineFixture.create();
        admin = Door.of(fixture, "admin");
    }

    private static String customer(String number) {
        Door.Reply reply = admin.send(
                "POST", "/customers", Optional.of("{\"number\":\"" + number + "\",\"name\":\"before\"}"), Map.of());
        return reply.is(201).data().path("uuid").asText();
    }

    private static JsonNode named(String name) {
        return Json.mapper().createObjectNode().put("name", name);
    }

    private static String name(String uuid) {
        return Query.value(fixture.client(), "SELECT name FROM Customers WHERE uuid = ?", uuid);
    }

    private static List<String> log(RequestContext context) {
        return Query.column(
                fixture.logs(),
                "SELECT CONCAT(status, ' ', isSuccess) FROM ApiTransactions WHERE transactionId = ?",
                context.transactionId().orElseThrow().value());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theLoserOfADeadlockSucceedsAtItsNextTry() {
        String one = customer("d-1");
        String two = customer("d-2");
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();
        RequestContext first = admin.context("PUT", "/customers", Optional.empty());
        RequestContext second = admin.context("PUT", "/customers", Optional.empty());
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> crossing(second, two, one, both, tries));
        crossing(first, one, two, both, tries);
        other.join();
        assertEquals(3, tries.get());
        assertEquals(name(one), name(two));
        assertEquals(List.of("200 1"), log(first));
        assertEquals(List.of("200 1"), log(second));
    }

    private static int crossing(
            RequestContext context, String from, String to, CyclicBarrier both, AtomicInteger tries) {
        AtomicInteger own = new AtomicInteger();
        String name = context.transactionId().orElseThrow().value();
        return fixture.engine().transact(context, requests -> {
            tries.incrementAndGet();
            requests.put("/customers/" + from, named(name));
            if (own.incrementAndGet() == 1) {
                meet(both);
            }
            requests.put("/customers/" + to, named(name));
            return own.get();
        });
    }

    @Test
    void whoLosesThreeTimesIsToldSoAndHasChangedNothing() throws SQLException {
        String light = customer("d-3");
        String heavy = customer("d-4");
        for (int i = 0; i < 20; i++) {
            customer("filler-" + i);
        }
        AtomicInteger tries = new AtomicInteger();
        RequestContext context = admin.context("PUT", "/customers", Optional.empty());
        try (Rival rival = new Rival(heavy, light)) {
            ProblemException refused = assertThrows(ProblemException.class, () -> fixture.engine()
                    .transact(context, requests -> lose(requests, rival, tries, light, heavy)));
            assertEquals(Code.EO_3, refused.problems().get(0).code());
        }
        assertEquals(3, tries.get());
        assertEquals("before", name(light));
        assertEquals("before", name(heavy));
        assertEquals(List.of("503 0"), log(context));
    }

    private static int lose(Requests requests, Rival rival, AtomicInteger tries, String light, String heavy) {
        tries.incrementAndGet();
        rival.hold();
        requests.put("/customers/" + light, named("lost"));
        rival.reach();
        LockWaits.await();
        requests.put("/customers/" + heavy, named("lost"));
        throw new IllegalStateException("no deadlock");
    }

    /** Has changed more rows than the request, so that it is the request that the server ends. */
    private static final class Rival implements AutoCloseable {
        private final String holds;
        private final String wants;
        private final Connection connection;
        private CompletableFuture<Integer> reaching = CompletableFuture.completedFuture(0);

        Rival(String holds, String wants) throws SQLException {
            this.holds = holds;
            this.wants = wants;
            this.connection =
                    DatabaseServer.shared().dataSource(fixture.client()).getConnection();
            connection.setAutoCommit(false);
        }

        void hold() {
            reaching.join();
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            assertTrue(update("number LIKE 'filler-%'") >= 20);
            update("uuid = '" + holds + "'");
        }

        void reach() {
            reaching = CompletableFuture.supplyAsync(() -> update("uuid = '" + wants + "'"));
        }

        private int update(String rows) {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE Customers SET phone = UUID() WHERE " + rows);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            reaching.join();
            connection.rollback();
            connection.close();
        }
    }
}
