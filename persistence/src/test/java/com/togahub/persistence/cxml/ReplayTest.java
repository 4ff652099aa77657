package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kept documents once more. */
class ReplayTest {
    private static final String UNKNOWN =
            GatewayFixture.order("PO-1", "replay-1@buyer").replace(">P-1<", ">P-9<");

    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void a_refused_order_is_carried_out_when_what_it_lacked_is_there() {
        assertEquals("400", gateway.post(UNKNOWN).status());
        String uuid = gateway.kept("replay-1@buyer").get("uuid");
        ProblemException refused = failure(uuid);
        assertEquals(Code.EO_4, refused.problems().get(0).code());
        assertTrue(refused.problems().get(0).text().contains("there is no item P-9"), refused.toString());
        assertEquals(0, gateway.orders("PO-1"));
        assertEquals("400", gateway.kept("replay-1@buyer").get("status"));

        execute("INSERT INTO Items (sku, name) VALUES ('P-9', 'Washer')");
        JsonNode answer = gateway.replay(body(uuid));
        assertEquals(200, answer.path("status").asInt());
        assertTrue(answer.path("text").asText().startsWith("Order PO-1 received as SO"), answer.toString());
        assertEquals(1, gateway.orders("PO-1"));

        Map<String, String> kept = gateway.kept("replay-1@buyer");
        assertEquals("200", kept.get("status"));
        assertTrue(kept.get("notes").endsWith(": the item is there"), kept.get("notes"));
        assertEquals(
                Query.value(gateway.client(), "SELECT id FROM SalesOrders WHERE externalReference = 'PO-1'"),
                kept.get("salesOrderId"));
        GatewayFixture.Answer again = gateway.post(UNKNOWN);
        assertEquals("200", again.status());
        assertEquals(kept.get("response"), again.document());
        assertEquals(1, gateway.orders("PO-1"));
    }

    @Test
    void what_was_carried_out_is_not_carried_out_again() {
        assertEquals(
                "200",
                gateway.post(GatewayFixture.order("PO-2", "replay-2@buyer")).status());
        ProblemException refused = failure(gateway.kept("replay-2@buyer").get("uuid"));
        assertEquals(Code.EO_4, refused.problems().get(0).code());
        assertEquals(1, gateway.orders("PO-2"));
    }

    @Test
    void a_document_that_goes_out_is_sent_again() {
        execute("INSERT INTO CxmlDocuments (identityUuid, payloadID, direction, kind, document, status, response)"
                + " VALUES (UUID(), 'out-1@toga', 'OUT', 'StatusUpdateRequest', '<cXML/>', 400, '<cXML/>')");
        String uuid = gateway.kept("out-1@toga").get("uuid");
        assertEquals(
                "The document is sent again.",
                gateway.replay(body(uuid)).path("text").asText());
        assertEquals(null, gateway.kept("out-1@toga").get("status"));
        assertEquals(
                "1",
                Query.value(
                        gateway.core(),
                        "SELECT COUNT(*) FROM WorkerJobs WHERE action = 'Cxml/Documents/Send'"
                                + " AND JSON_UNQUOTE(JSON_EXTRACT(parameters, '$.uuid')) = ?",
                        uuid));
    }

    @Test
    void an_identity_that_is_gone_has_nothing_carried_out() {
        gateway.post(UNKNOWN);
        DatabaseServer.shared().execute(gateway.core(), "UPDATE ClientApiIdentities SET isActive = 0");
        ProblemException refused = failure(gateway.kept("replay-1@buyer").get("uuid"));
        assertEquals(Code.EO_4, refused.problems().get(0).code());
    }

    @Test
    void a_reason_is_asked_for_and_the_document_must_be_there() {
        assertEquals(
                Code.EV_14,
                failure("00000000-0000-0000-0000-000000000000")
                        .problems()
                        .get(0)
                        .code());
        ObjectNode without = body("00000000-0000-0000-0000-000000000000");
        without.remove("reason");
        ProblemException missing = assertThrows(ProblemException.class, () -> gateway.replay(without));
        assertEquals(Code.EV_6, missing.problems().get(0).code());
    }

    private ProblemException failure(String uuid) {
        return assertThrows(ProblemException.class, () -> gateway.replay(body(uuid)));
    }

    private void execute(String sql) {
        DatabaseServer.shared().execute(gateway.client(), sql);
    }

    private static ObjectNode body(String uuid) {
        return JsonNodeFactory.instance.objectNode().put("cxmlDocument", uuid).put("reason", "the item is there");
    }
}
