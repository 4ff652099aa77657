package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.crud.Data;
import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Problem;
import com.togahub.persistence.testing.DatabaseServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What partners are told when the status of their orders changes: a row and a job in the change's transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingOrdersTest {
    private static final String CONFIRMATION = "ConfirmationRequest";
    private static final String STATUS_UPDATE = "StatusUpdateRequest";

    private final Partners partners = new Partners();

    @Test
    void a_confirmed_order_makes_a_document_and_a_job() {
        String order = partners.order("333", "O-1");
        assertEquals(List.of(), partners.told(order), "an order that comes in is no change");

        partners.admin()
                .withId("confirm-O-1")
                .put("/sales-orders/" + order, "{'status':'confirmed'}")
                .is(200);

        Map<String, String> row = partners.told(order).get(0);
        assertEquals(1, partners.told(order).size());
        assertEquals(CONFIRMATION, row.get("kind"));
        assertEquals(null, row.get("status"));
        assertEquals(null, row.get("response"));
        assertEquals("confirm-O-1", row.get("transactionId"));
        assertEquals(1, partners.jobs(row.get("uuid")));
        String document = row.get("document");
        assertTrue(document.contains(" type=\"accept\" "), document);
        assertTrue(document.contains("payloadID=\"" + row.get("payloadID") + "\""), document);
        assertTrue(document.contains("<DocumentReference payloadID=\"O-1@buyer\"/>"), document);
        assertFalse(document.contains("SharedSecret"), document);
    }

    @Test
    void what_is_rolled_back_tells_nothing() {
        String order = partners.order("333", "O-2");
        String before = partners.everything();
        partners.admin()
                .act("fail", requests -> {
                    put(requests, order, "confirmed");
                    requests.completion(Late.class, Late::new);
                    return new Data(200, "done", JsonNodeFactory.instance.objectNode());
                })
                .is(500);
        assertTrue(Late.HAS_RUN.get(), "it failed after everything else");
        assertEquals(before, partners.everything());
    }

    /** Fails when everything else is done. */
    private static final class Late implements Completion {
        static final AtomicBoolean HAS_RUN = new AtomicBoolean();

        @Override
        public boolean isDue() {
            return true;
        }

        @Override
        public boolean isLast() {
            return true;
        }

        @Override
        public List<Problem> complete(Requests requests) {
            HAS_RUN.set(true);
            throw new IllegalStateException("at the very end");
        }
    }

    private static void put(Requests requests, String order, String status) {
        requests.put(
                "/sales-orders/" + order, JsonNodeFactory.instance.objectNode().put("status", status));
    }

    @Test
    void several_changes_in_one_request_make_one_document() {
        String order = partners.order("333", "O-3");
        String line = partners.line(order, 20);
        partners.admin()
                .act("several", requests -> {
                    put(requests, order, "on hold");
                    put(requests, order, "confirmed");
                    requests.put(
                            "/sales-order-items/" + line,
                            JsonNodeFactory.instance.objectNode().put("status", "rejected"));
                    put(requests, order, "confirmed");
                    return new Data(200, "done", JsonNodeFactory.instance.objectNode());
                })
                .is(200);
        assertEquals(List.of(CONFIRMATION), partners.kinds(order));
        String document = partners.told(order).get(0).get("document");
        assertTrue(document.contains(" type=\"detail\" "), document);
        assertTrue(
                document.contains(
                        "lineNumber=\"20\"><UnitOfMeasure>BX</UnitOfMeasure><ConfirmationStatus quantity=\"4\" type=\"reject\""),
                document);
    }

    @Test
    void what_has_been_told_is_told_again_only_when_it_differs() {
        String order = partners.order("333", "O-4");
        partners.status(order, "confirmed");
        partners.status(order, "confirmed");
        partners.admin().put("/sales-orders/" + order, "{'notes':'x'}").is(200);
        assertEquals(1, partners.told(order).size());

        partners.admin()
                .put("/sales-order-items/" + partners.line(order, 10), "{'status':'backordered'}")
                .is(200);
        assertEquals(List.of(CONFIRMATION, CONFIRMATION), partners.kinds(order));
        String update = partners.told(order).get(1).get("document");
        String first = partners.told(order).get(0).get("payloadID");
        assertTrue(update.contains(" operation=\"update\" "), update);
        assertTrue(update.contains("<DocumentReference payloadID=\"" + first + "\"/></ConfirmationHeader>"), update);
    }

    @Test
    void a_later_version_of_the_order_is_confirmed_anew() {
        String order = partners.order("333", "O-5");
        partners.status(order, "confirmed");
        String later = Partners.document("333", "O-5")
                .replace("O-5@buyer", "O-5b@buyer")
                .replace("type=\"new\"", "type=\"update\" orderVersion=\"2\"")
                .replace("<Extrinsic", "<DocumentReference payloadID=\"O-5@buyer\"/><Extrinsic");
        assertEquals("200", partners.gateway().post(later).status());
        assertEquals(1, partners.told(order).size(), "what the partner does is not told to it");

        partners.status(order, "confirmed");
        String document = partners.told(order).get(1).get("document");
        assertTrue(document.contains(" operation=\"new\" "), document);
        assertTrue(document.contains("<DocumentReference payloadID=\"O-5b@buyer\"/>"), document);
    }

    @Test
    void other_statuses_are_told_as_they_change() {
        String order = partners.order("333", "O-6");
        partners.status(order, "on hold");
        partners.status(order, "on hold");
        partners.status(order, "shipped");
        assertEquals(List.of(STATUS_UPDATE, STATUS_UPDATE), partners.kinds(order));
        String first = partners.told(order).get(0).get("document");
        assertTrue(first.contains("<Status code=\"201\" text=\"Accepted\" xml:lang=\"en-US\">on hold</Status>"), first);
        String second = partners.told(order).get(1).get("document");
        assertTrue(second.contains("<Status code=\"200\" text=\"OK\" xml:lang=\"en-US\">shipped</Status>"), second);
    }

    @Test
    void what_the_partner_withdraws_itself_is_not_told_and_what_we_withdraw_is() {
        String theirs = partners.order("333", "O-7");
        String withdrawal = Partners.document("333", "O-7")
                .replace("O-7@buyer", "O-7b@buyer")
                .replace("type=\"new\"", "type=\"delete\" orderVersion=\"2\"")
                .replace("<Extrinsic", "<DocumentReference payloadID=\"O-7@buyer\"/><Extrinsic");
        assertEquals("200", partners.gateway().post(withdrawal).status());
        partners.status(theirs, "cancelled");
        assertEquals(List.of(), partners.told(theirs));

        String ours = partners.order("333", "O-8");
        partners.status(ours, "cancelled");
        assertEquals(List.of(CONFIRMATION), partners.kinds(ours));
        assertTrue(partners.told(ours).get(0).get("document").contains(" type=\"reject\" "));
    }

    @Test
    void nobody_is_told_what_it_does_not_ask_for() {
        String silent = partners.order("111", "O-9");
        partners.status(silent, "confirmed");
        assertEquals(List.of(), partners.told(silent));

        String confirmationsOnly = partners.order("444", "O-10");
        partners.status(confirmationsOnly, "on hold");
        partners.ship(confirmationsOnly);
        assertEquals(List.of(), partners.told(confirmationsOnly));
        partners.status(confirmationsOnly, "rejected");
        assertEquals(List.of(CONFIRMATION), partners.kinds(confirmationsOnly));

        String forbidden = partners.order("333", "O-11", "notAllowed");
        partners.status(forbidden, "confirmed");
        assertEquals(List.of(STATUS_UPDATE), partners.kinds(forbidden), "it is told by another document");
    }

    @Test
    void a_partner_of_another_client_is_told_nothing() {
        String order = partners.order("333", "O-13");
        DatabaseServer.shared()
                .execute(
                        partners.gateway().core(),
                        "INSERT INTO Clients (slug, name) VALUES ('elsewhere', 'Elsewhere')",
                        "INSERT INTO ClientApiIdentities (uuid, clientId, domain, identity, defaultMapping)"
                                + " SELECT 'foreign', c.id, 'duns', '555', i.defaultMapping FROM Clients c"
                                + " JOIN ClientApiIdentities i ON i.identity = '333' WHERE c.slug = 'elsewhere'");
        DatabaseServer.shared()
                .execute(
                        partners.client(),
                        "UPDATE CxmlDocuments SET identityUuid = 'foreign' WHERE payloadID = 'O-13@buyer'");
        partners.status(order, "confirmed");
        assertEquals(List.of(), partners.told(order));
    }

    @Test
    void a_verdict_that_the_customer_does_not_take_is_said_to_whoever_gives_it() {
        String order = partners.order("444", "O-12", "allowed");
        List<String> problems = partners.admin()
                .put(
                        "/sales-orders/" + order,
                        "{'status':'confirmed','salesOrderItems':[{'uuid':'" + partners.line(order, 10)
                                + "','status':'rejected'}]}")
                .is(200)
                .problems();
        assertEquals(List.of("W-2"), problems);
        assertEquals(List.of(), partners.told(order));
    }

    @Test
    void other_orders_cost_one_statement_when_their_status_is_written_and_none_otherwise() {
        String customer = "{'customer':{'number':'C001'},'salesOrderItems':[{'lineNumber':1,'quantity':1}]}";
        String order = partners.admin()
                .post("/sales-orders?fields=uuid", customer)
                .is(201)
                .data()
                .path("uuid")
                .asText();
        assertEquals(0, Lookups.during(() -> partners.admin()
                .put("/sales-orders/" + order, "{'notes':'n'}")
                .is(200)));
        assertEquals(1, Lookups.during(() -> partners.status(order, "confirmed")));
        assertEquals(1, Lookups.during(() -> partners.admin()
                .put("/sales-order-items/" + partners.line(order, 1), "{'status':'x'}")
                .is(200)));
    }
}
