package com.togahub.persistence.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.togahub.engine.audit.TransactionRoute;
import com.togahub.engine.audit.TransactionsRoute;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.Extensions;
import com.togahub.engine.fulfilment.ItemFulfillments;
import com.togahub.engine.fulfilment.MirrorTrigger;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.request.Json;
import com.togahub.persistence.store.JdbcAuditLog;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.LateRoute;
import com.togahub.persistence.testing.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a request has caused is found by its id: the walk of a fulfilment up the chain of sales orders. */
class LoggedWalkTest {
    private static final AtomicReference<EngineFixture> FIXTURE = new AtomicReference<>();

    private static Door admin;

    @BeforeAll
    static void open() {
        EngineFixture fixture = EngineFixture.create(new Extensions(
                List.of(new MirrorTrigger(), EngineFixture.outgoing(FIXTURE::get)),
                List.of(new ItemFulfillments()),
                List.of(
                        new LateRoute(
                                "ApiTransactions",
                                () -> new TransactionsRoute(log(), FIXTURE.get().cursors())),
                        new LateRoute(
                                "ApiTransaction",
                                () -> new TransactionRoute(log(), FIXTURE.get().cursors())))));
        FIXTURE.set(fixture);
        admin = Door.of(fixture, "admin");
    }

    private static JdbcAuditLog log() {
        EngineFixture fixture = FIXTURE.get();
        return new JdbcAuditLog(
                fixture.connections()::present, () -> fixture.tenants().none().logs());
    }

    private static JsonNode one(String of) {
        return admin.get("/api-transaction?of=" + of).is(200).data();
    }

    private static String ship(Tiers tiers, String id, int quantity) {
        return Tiers.uuid(admin.withId(id)
                .post(
                        "/item-fulfillments",
                        "{'salesOrder': '" + tiers.orders().get(0)
                                + "', 'itemFulfillmentItems': [{'salesOrderItem': '"
                                + tiers.lines().get(0).get(0) + "', 'quantity': " + quantity + "}]}"));
    }

    @Test
    void the_walk_is_told_in_its_order_with_what_it_wrote() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        ship(tiers, "walk-1", 4);

        JsonNode request = one("walk-1");

        assertEquals("POST /v2/item-fulfillments 201", told(request));
        assertTrue(request.path("requestBody").asText().contains("\"quantity\": 4"), request::toString);
        List<String> created = new ArrayList<>();
        String before = "";
        for (JsonNode child : request.path("children")) {
            assertEquals("walk-1", child.path("parentTransactionId").asText());
            assertTrue(child.path("transactionId").isNull(), child::toString);
            assertTrue(child.path("durationMs").isNumber(), child::toString);
            assertEquals(request.path("identity"), child.path("identity"));
            assertEquals("test-1", child.path("instanceId").asText());
            assertTrue(before.compareTo(child.path("dtStarted").asText()) <= 0, "in the order of their beginning");
            before = child.path("dtStarted").asText();
            if (told(child).equals("POST /v2/item-fulfillments 201")) {
                created.add(child.path("requestBody").asText());
            }
        }
        assertEquals(2, created.size(), "a mirror on each of the two orders above");
        assertTrue(created.get(0).contains(tiers.orders().get(1)), created::toString);
        assertTrue(created.get(1).contains(tiers.orders().get(2)), created::toString);
    }

    private static String told(JsonNode row) {
        return row.path("method").asText() + " " + row.path("route").asText() + " "
                + row.path("status").asText();
    }

    @Test
    void a_request_inside_is_found_by_its_uuid_and_names_its_parent() {
        ship(Tiers.straight(admin, 2, 1, 10), "walk-2", 1);
        JsonNode child = one("walk-2").path("children").get(0);
        JsonNode alone = one(child.path("uuid").asText());
        assertEquals("walk-2", alone.path("parentTransactionId").asText());
        assertEquals(child.path("route"), alone.path("route"));
        assertEquals(0, alone.path("children").size());
    }

    @Test
    void children_come_in_pages() {
        ship(Tiers.straight(admin, 3, 1, 10), "walk-3", 1);
        List<String> whole = uuids(one("walk-3").path("children"));
        List<String> paged = new ArrayList<>();
        JsonNode page = admin.get("/api-transaction?of=walk-3&recordsPerPage=3").data();
        while (true) {
            paged.addAll(uuids(page.path("children")));
            if (page.path("next").isNull()) {
                break;
            }
            assertEquals(3, page.path("children").size());
            page = admin.get("/api-transaction?of=walk-3&recordsPerPage=3&after="
                            + page.path("next").asText())
                    .is(200)
                    .data();
        }
        assertTrue(whole.size() > 3);
        assertEquals(whole, paged);
    }

    @Test
    void a_search_lists_what_ran_inside_or_leaves_it_out() {
        ship(Tiers.straight(admin, 2, 1, 10), "walk-4", 1);
        List<String> children = uuids(one("walk-4").path("children"));
        JsonNode found =
                admin.get("/api-transactions?parent=walk-4&recordsPerPage=200").data();
        assertEquals(
                children.stream().sorted().toList(),
                uuids(found.path("transactions")).stream().sorted().toList());
        admin.get("/api-transactions?inner=false&recordsPerPage=200")
                .data()
                .path("transactions")
                .forEach(row -> assertTrue(row.path("parentTransactionId").isNull(), row::toString));
    }

    @Test
    void a_long_body_is_cut_among_children_and_whole_alone() {
        String name = "x".repeat(100);
        ArrayNode many = Json.mapper().createArrayNode();
        for (int i = 0; i < 50; i++) {
            many.addObject().put("number", Tiers.unique()).put("name", name);
        }
        admin.withId("walk-5")
                .act("drill", requests -> new Data(200, "drill", requests.post("/customers", many)))
                .is(200);
        JsonNode child = one("walk-5").path("children").get(0);
        assertTrue(child.path("isRequestBodyCut").asBoolean());
        assertEquals(4_000, child.path("requestBody").asText().length());
        JsonNode alone = one(child.path("uuid").asText());
        assertFalse(alone.path("isRequestBodyCut").asBoolean());
        assertEquals(many.toString(), alone.path("requestBody").asText());
    }

    @Test
    void what_ran_inside_a_request_that_fails_is_undone_with_it() {
        admin.withId("walk-6")
                .act("drill", requests -> {
                    requests.post(
                            "/customers",
                            Json.mapper()
                                    .createObjectNode()
                                    .put("number", Tiers.unique())
                                    .put("name", "Gone"));
                    throw new Refusal("not today");
                })
                .is(422);
        JsonNode request = one("walk-6");
        assertEquals(0, request.path("children").size());
        assertEquals("EO-4", request.path("messages").get(0).path("code").asText());
    }

    private static List<String> uuids(JsonNode rows) {
        List<String> uuids = new ArrayList<>();
        rows.forEach(row -> uuids.add(row.path("uuid").asText()));
        return uuids;
    }

    @Test
    void roles_without_the_grant_see_nothing() {
        Door buyer = Door.of(FIXTURE.get(), "buyer");
        assertEquals(List.of("EZ-3"), buyer.get("/api-transactions").is(403).problems());
        assertEquals(
                List.of("EZ-3"), buyer.get("/api-transaction?of=walk-1").is(403).problems());
    }

    @Test
    void what_is_not_there_is_missing_and_what_is_unknown_refused() {
        assertEquals(
                List.of("EV-14"), admin.get("/api-transaction?of=never").is(404).problems());
        assertEquals(List.of("EV-6 of"), admin.get("/api-transaction").is(422).problems());
        assertEquals(
                List.of("EV-1 status"),
                admin.get("/api-transaction?of=a&status=404").is(400).problems());
        assertEquals(
                List.of("EV-1 transactionID"),
                admin.get("/api-transactions?transactionID=a").is(400).problems());
        assertEquals(
                List.of("EV-7 status"),
                admin.get("/api-transactions?status=4x").is(422).problems());
    }

    @Test
    void looking_leaves_a_row_like_any_request() {
        admin.withId("look-1").get("/api-transactions?id=look-1").is(200);
        assertEquals(
                "200",
                Query.value(FIXTURE.get().logs(), "SELECT status FROM ApiTransactions WHERE transactionId = 'look-1'"));
    }
}
