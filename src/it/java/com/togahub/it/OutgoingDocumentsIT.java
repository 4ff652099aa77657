package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.togahub.it.support.Api;
import com.togahub.it.support.Jobs;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.it.support.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a trading partner's server gets when its orders go their way. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OutgoingDocumentsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String DEMO = "AN01000000001-DEMO";

    private final String partner = "AN-" + UUID.randomUUID();
    private final String orderId = "PO-" + UUID.randomUUID();
    private final List<String> got = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer server;
    private Api admin;

    @BeforeEach
    void begin() throws IOException, SQLException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cxml", this::take);
        server.start();
        admin = Run.product().api("demo-admin");
        String outgoing = "{\"outgoing\": {\"url\": \"http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/cxml\", \"documents\": [\"ConfirmationRequest\", \"ShipNoticeRequest\"], \"sharedSecretRef\": \""
                + Surroundings.PARTNER_SECRET + "\"}}";
        try (Connection core = Run.product().connect("Core")) {
            Rows.change(
                    core,
                    "INSERT INTO ClientApiIdentities (clientId, domain, identity, sharedSecretHash, defaultMapping)"
                            + " SELECT clientId, domain, ?, sharedSecretHash, JSON_MERGE_PATCH(defaultMapping, ?)"
                            + " FROM ClientApiIdentities WHERE identity = ?",
                    partner,
                    outgoing,
                    DEMO);
            Rows.change(
                    core,
                    "INSERT INTO ClientApiIdentities_Roles (clientApiIdentityId, roleId)"
                            + " SELECT n.id, r.roleId FROM ClientApiIdentities_Roles r"
                            + " JOIN ClientApiIdentities d ON d.id = r.clientApiIdentityId AND d.identity = ?"
                            + " JOIN ClientApiIdentities n ON n.identity = ?",
                    DEMO,
                    partner);
        }
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = ("<cXML payloadID=\"a@b\" timestamp=\"2026-11-28T10:00:00+00:00\"><Response><Status code=\""
                        + answer + "\" text=\"said\">by the test</Status></Response></cXML>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    @DisplayName("an order that is confirmed and shipped is told to its customer, in that order")
    void confirmedAndShipped() {
        String order = order();
        admin.put("/sales-orders/" + order, Api.JSON.createObjectNode().put("status", "confirmed"))
                .succeeded(200);
        ObjectNode body = Api.JSON.createObjectNode().put("salesOrder", order);
        body.putArray("itemFulfillmentItems")
                .addObject()
                .put(
                        "salesOrderItem",
                        value(
                                "SELECT l.uuid FROM SalesOrderItems l JOIN SalesOrders o"
                                        + " ON o.id = l.salesOrderId WHERE o.uuid = ?",
                                order))
                .put("quantity", 2);
        String fulfilment = admin.post("/item-fulfillments", body)
                .succeeded(201)
                .data("itemFulfillments")
                .path("uuid")
                .asText();

        assertEquals(List.of("1", "1"), outcomes(order));
        assertEquals(2, got.size(), got::toString);
        assertTrue(got.get(0).contains("<ConfirmationRequest>"), got.get(0));
        assertTrue(got.get(0).contains(" type=\"accept\""), got.get(0));
        assertTrue(got.get(1).contains("<ShipNoticeItem lineNumber=\"1\" quantity=\"2\""), got.get(1));
        for (String document : got) {
            assertTrue(
                    document.contains("<SharedSecret>" + Run.surroundings().partnerSecret() + "</SharedSecret>"),
                    document);
            assertTrue(document.contains("<To><Credential domain=\"NetworkId\"><Identity>" + partner), document);
        }
        assertEquals(List.of("200", "200"), statuses(order));

        admin.delete("/item-fulfillments/" + fulfilment).succeeded(200);
        assertEquals(List.of("1", "1", "1"), outcomes(order));
        assertTrue(got.get(2).contains(" operation=\"delete\""), got.get(2));
        assertEquals(
                0,
                Rows.number(
                        "Client_Acme",
                        "SELECT COUNT(*) FROM CxmlDocuments WHERE document LIKE ?",
                        "%" + Run.surroundings().partnerSecret() + "%"));
    }

    @Test
    @DisplayName("a document that its customer refuses is not sent again, and says why")
    void refused() {
        answer = 409;
        String order = order();
        admin.put("/sales-orders/" + order, Api.JSON.createObjectNode().put("status", "rejected"))
                .succeeded(200);
        assertEquals(List.of("0"), outcomes(order));
        assertEquals(1, got.size());
        assertTrue(got.get(0).contains(" type=\"reject\""), got.get(0));
        assertEquals(List.of("409"), statuses(order));
        assertEquals(
                "the partner refuses the document: 409 said: by the test",
                Jobs.failure(jobs(order).get(0)));
    }

    /** Has the partner order three; answers the sales order's uuid. */
    private String order() {
        String document =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <cXML payloadID="%1$s@buyer.example" timestamp="2026-11-02T09:00:00-06:00"><Header>
                <From><Credential domain="NetworkId"><Identity>%2$s</Identity></Credential></From>
                <To><Credential domain="NetworkId"><Identity>AN01000000009</Identity></Credential></To>
                <Sender><Credential domain="NetworkId"><Identity>%2$s</Identity><SharedSecret>%3$s</SharedSecret></Credential>
                <UserAgent>Integration test</UserAgent></Sender></Header><Request><OrderRequest>
                <OrderRequestHeader orderID="%1$s" orderDate="2026-11-02T09:00:00-06:00" type="new">
                <Total><Money currency="USD">30.00</Money></Total>
                </OrderRequestHeader>
                <ItemOut quantity="3" lineNumber="1"><ItemID><SupplierPartID>%4$s</SupplierPartID></ItemID>
                <ItemDetail><UnitPrice><Money currency="USD">10.00</Money></UnitPrice>
                <Description xml:lang="en">Cable</Description><UnitOfMeasure>EA</UnitOfMeasure></ItemDetail></ItemOut>
                </OrderRequest></Request></cXML>""".formatted(orderId, partner, Run.product().cxmlIdentity(DEMO).sharedSecret(), Orders.ITEM);
        HttpResponse<String> reply =
                Api.raw(HttpRequest.newBuilder(URI.create(Run.product().url() + "/cxml"))
                        .header("Content-Type", "text/xml; charset=UTF-8")
                        .POST(BodyPublishers.ofString(document))
                        .build());
        assertTrue(reply.body().contains("<Status code=\"200\""), reply::body);
        return value("SELECT uuid FROM SalesOrders WHERE externalReference = ?", orderId);
    }

    private static String value(String sql, Object parameter) {
        return Rows.strings("Client_Acme", sql, parameter).get(0);
    }

    /** The jobs that send the documents about an order, in order. */
    private static List<Object> jobs(String order) {
        return Rows.strings(
                        "Client_Acme",
                        "SELECT d.uuid FROM CxmlDocuments d JOIN SalesOrders o ON o.id = d.salesOrderId"
                                + " WHERE o.uuid = ? AND d.direction = 'OUT' ORDER BY d.id",
                        order)
                .stream()
                .map(uuid -> (Object) Rows.number(
                        "Core",
                        "SELECT id FROM WorkerJobs WHERE action = 'Cxml/Documents/Send' AND parameters LIKE ?",
                        "%" + uuid + "%"))
                .toList();
    }

    /** Waits for the ends of these jobs: one that has to let another go first is looked at again within a minute or two. */
    private static List<String> outcomes(String order) {
        return jobs(order).stream().map(job -> Jobs.finished(job, PATIENCE)).toList();
    }

    private static List<String> statuses(String order) {
        return Rows.strings(
                "Client_Acme",
                "SELECT d.status FROM CxmlDocuments d JOIN SalesOrders o ON o.id = d.salesOrderId"
                        + " WHERE o.uuid = ? AND d.direction = 'OUT' ORDER BY d.id",
                order);
    }
}
