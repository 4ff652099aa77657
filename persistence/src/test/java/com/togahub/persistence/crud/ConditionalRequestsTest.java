package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.LockWaits;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entity tags on a real database: what they depend on, and what they prevent. */
class ConditionalRequestsTest {
    private static EngineFixture fixture;
    private static Door admin;
    private static Door warehouse;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO Customers (number, name) VALUES ('C001', 'Lakes'), ('C002', 'Hills')",
                        "INSERT INTO Items (sku, name, unitPrice) VALUES ('P-1', 'Bolt', 1)");
        admin = Door.of(fixture, "admin");
        warehouse = Door.of(fixture, "warehouse");
    }

    private static Door.Reply order() {
        return admin.post("/sales-orders", "{'customer':{'number':'C001'},'salesOrderItems':[{'quantity':1}]}")
                .is(201);
    }

    private static String route(Door.Reply reply) {
        return "/sales-orders/" + reply.data().path("uuid").asText();
    }

    private static String tag(Door.Reply reply) {
        return reply.headers().get("ETag");
    }

    private static Door.Reply put(String route, String body, String ifMatch) {
        return admin.send("PUT", route, Optional.of(body.replace('\'', '"')), Map.of("if-match", ifMatch));
    }

    @Test
    void the_tag_of_any_representation_allows_a_change_until_there_was_one() {
        Door.Reply made = order();
        String route = route(made);
        String narrow = tag(admin.get(route + "?fields=number&depth=-1"));
        assertNotEquals(tag(made), narrow);

        Door.Reply changed = put(route, "{'notes':'a'}", narrow).is(200);
        assertEquals(
                "EV-15",
                put(route, "{'notes':'b'}", tag(made)).is(412).problems().get(0));
        put(route, "{'notes':'b'}", "\"x\", " + tag(changed)).is(200);
        put(route, "{'notes':'c'}", "*").is(200);
        put(route, "{'notes':'d'}", "W/" + tag(admin.get(route))).is(412);
        assertEquals("c", admin.get(route).data().path("notes").asText());
    }

    @Test
    void a_nested_route_and_a_delete_obey_too() {
        Door.Reply made = order();
        String line = route(made) + "/sales-order-items/"
                + made.data().at("/salesOrderItems/0/uuid").asText();
        String tag = tag(admin.get(line));
        put(line, "{'quantity':2}", tag).is(200);
        put(line, "{'quantity':3}", tag).is(412);
        admin.send("DELETE", line, Optional.empty(), Map.of("if-match", tag)).is(412);
        admin.send("DELETE", line, Optional.empty(), Map.of("if-match", tag(admin.get(line))))
                .is(200);
        admin.get(line).is(404);
    }

    @Test
    void what_the_caller_has_already_is_not_sent_again() {
        String route = route(order());
        String tag = tag(admin.get(route));
        Door.Reply same = admin.send("GET", route, Optional.empty(), Map.of("if-none-match", "\"y\", " + tag))
                .is(304);
        assertTrue(same.envelope().isMissingNode());
        assertEquals(tag, tag(same));
        assertEquals(
                "1",
                Query.value(
                        fixture.logs(),
                        "SELECT isSuccess FROM ApiTransactions WHERE status = 304 AND route = ?",
                        "/v2" + route));

        admin.put(
                        route + "/sales-order-items/"
                                + admin.get(route)
                                        .data()
                                        .at("/salesOrderItems/0/uuid")
                                        .asText(),
                        "{'quantity':9}")
                .is(200);
        admin.send("GET", route, Optional.empty(), Map.of("if-none-match", tag)).is(200);
        assertFalse(admin.get("/sales-orders").headers().containsKey("ETag"));
    }

    @Test
    void what_may_not_be_read_is_in_no_tag() {
        String uuid = Query.value(fixture.client(), "SELECT uuid FROM Items WHERE sku = 'P-1'");
        String seen = tag(warehouse.get("/items/" + uuid).is(200));
        DatabaseServer.shared().execute(fixture.client(), "UPDATE Items SET unitPrice = 2, dtUpdated = dtUpdated");
        assertEquals(seen, tag(warehouse.get("/items/" + uuid)));
        DatabaseServer.shared().execute(fixture.client(), "UPDATE Items SET name = 'Screw', dtUpdated = dtUpdated");
        assertNotEquals(seen, tag(warehouse.get("/items/" + uuid)));
    }

    @Test
    void a_reference_belongs_to_the_state() {
        String route = route(order());
        String tag = tag(admin.get(route));
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "UPDATE SalesOrders SET customerId = (SELECT id FROM Customers WHERE number = 'C002'),"
                                + " dtUpdated = dtUpdated WHERE uuid = '" + route.substring(14) + "'");
        put(route, "{'notes':'a'}", tag).is(412);
    }

    @Test
    void the_state_compared_is_that_under_the_lock() throws Exception {
        Door.Reply made = order();
        String line = route(made) + "/sales-order-items/"
                + made.data().at("/salesOrderItems/0/uuid").asText();
        String tag = tag(admin.get(line));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection other =
                DatabaseServer.shared().dataSource(fixture.client()).getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.executeUpdate("UPDATE SalesOrderItems SET notes = 'mine' WHERE uuid = '"
                        + line.substring(line.lastIndexOf('/') + 1) + "'");
            }
            Future<Door.Reply> reply = executor.submit(() -> put(line, "{'notes':'yours'}", tag));
            LockWaits.await();
            assertFalse(reply.isDone(), "it did not wait");
            other.commit();
            reply.get(30, TimeUnit.SECONDS).is(412);
        } finally {
            executor.shutdownNow();
        }
        assertEquals("mine", admin.get(line).data().path("notes").asText());
    }
}
