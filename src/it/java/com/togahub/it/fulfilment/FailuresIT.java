package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1, A2: a level that cannot be written takes everything back that was written for it, and the log says why. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FailuresIT {
    private Scene scene;
    private Api admin;

    @BeforeEach
    void chain() {
        scene = Scene.of(Ground.acme(), ChainBuilder.straight(5, List.of(BigDecimal.TEN, BigDecimal.ONE)));
        admin = scene.placed().ground().api();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static Shipment shipment() {
        Shipment shipment = new Shipment("S4");
        shipment.lines.put("i", new Line(Optional.of("S4.1"), new BigDecimal("4")));
        shipment.header.put("dateItemFulfillment", "2026-11-20");
        return shipment;
    }

    /** Three levels above the order that goods are shipped of. */
    private String refused() {
        String reference = "refused " + Api.newId();
        admin.put(
                        "/sales-orders/" + scene.placed().uuid("S1"),
                        Api.JSON.createObjectNode().put("externalReference", reference))
                .succeeded(200);
        return reference;
    }

    private Reply post(String transaction) {
        String body = new Bodies(scene.placed()).body(shipment()).toString();
        return Api.send(admin.request("/item-fulfillments", transaction).POST(BodyPublishers.ofString(body)));
    }

    private Reply put(String name, ObjectNode body, String transaction) {
        return Api.send(admin.request("/item-fulfillments/" + scene.writes().uuid(name), transaction)
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    private static void logged(String transaction, String code) {
        assertEquals(
                List.of("0"),
                Rows.strings(
                        "Client_Acme_Logs",
                        "SELECT isSuccess FROM ApiTransactions WHERE transactionId = ?",
                        transaction));
        String messages = Rows.strings(
                        "Client_Acme_Logs", "SELECT messages FROM ApiTransactions WHERE transactionId = ?", transaction)
                .get(0);
        assertTrue(messages.contains(code), messages);
    }

    @Test
    @DisplayName("F1, A2: a refusal three levels up takes a POST and a PUT back as a whole")
    void refusal() {
        List<String> rows = new ArrayList<>();
        try {
            for (String method : List.of("POST", "PUT")) {
                ObjectNode row = Api.JSON
                        .createObjectNode()
                        .put("phase", "PRE")
                        .put("method", method)
                        .put("handler", "it-refused-fulfillments");
                row.putObject("record").put("name", "itemFulfillments");
                rows.add(admin.post("/api-payload-interceptors", row)
                        .succeeded(201)
                        .data("apiPayloadInterceptors")
                        .path("uuid")
                        .asText());
            }
            String name = scene.writes().create(List.of(shipment())).get(0);
            scene.compare();
            List<String> before = scene.now().raw();
            refused();

            String transaction = Api.newId();
            Reply reply = post(transaction).refused(422, "EO-4");
            assertEquals(
                    "Nothing is shipped of this order.",
                    reply.envelope().at("/messages/0/text").asText());
            logged(transaction, "EO-4");
            assertEquals(before, scene.now().raw());

            String second = Api.newId();
            put(name, Api.JSON.createObjectNode().put("dateItemFulfillment", "2026-11-21"), second)
                    .refused(422, "EO-4");
            logged(second, "EO-4");
            assertEquals(before, scene.now().raw());
        } finally {
            rows.forEach(row -> admin.delete("/api-payload-interceptors/" + row).succeeded(200));
        }
        scene.writes().create(List.of(shipment()));
        scene.compare();
    }

    @Test
    @DisplayName("F1, A2: a level that the role mirroring may not write takes the whole back")
    void forbidden() {
        String name = scene.writes().create(List.of(shipment())).get(0);
        scene.compare();
        List<String> before = scene.now().raw();
        String reference = refused();
        String grant = "/acl-record-permissions/"
                + Rows.strings(
                                "Core",
                                "SELECT p.uuid FROM AclRecordPermissions p JOIN Records r ON r.id = p.recordId"
                                        + " JOIN Roles o ON o.id = p.roleId"
                                        + " WHERE r.name = 'itemFulfillmentItems' AND o.sharedName = 'mirroring'")
                        .get(0);
        // confined to the one order: whatever else is written meanwhile is carried up as ever
        admin.put(
                        grant,
                        Api.JSON
                                .createObjectNode()
                                .put("rowFilter", "itemFulfillment.salesOrder.externalReference!='" + reference + "'"))
                .succeeded(200);
        try {
            String transaction = Api.newId();
            Reply reply = post(transaction);
            assertEquals(4, reply.status() / 100, reply.envelope()::toString);
            logged(transaction, reply.codes().get(0));
            assertEquals(before, scene.now().raw());
        } finally {
            admin.put(grant, Api.JSON.createObjectNode().putNull("rowFilter")).succeeded(200);
        }
        scene.writes().header(name, Map.of("dateDeliveryEta", Optional.of("2026-11-29")));
        scene.compare();
    }

    @Test
    @DisplayName("F1: a warehouse that may not ship an item changes nothing above either")
    void refusedBelow() {
        String name = scene.writes().create(List.of(shipment())).get(0);
        List<String> before = scene.now().raw();
        ObjectNode body = Api.JSON.createObjectNode().put("dateItemFulfillment", "2026-11-22");
        body.putArray("itemFulfillmentItems").addObject().put("quantity", "many");
        Run.product()
                .api("demo-warehouse")
                .put("/item-fulfillments/" + scene.writes().uuid(name), body)
                .refused(422, "EV-7");
        assertEquals(before, scene.now().raw());
    }
}
