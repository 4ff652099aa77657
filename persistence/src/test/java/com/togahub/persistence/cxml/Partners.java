package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Query;
import java.util.List;
import java.util.Map;

/** Partners whose identities ask for documents, their orders, and what they are told. */
final class Partners {
    private static final String SECOND_LINE = "<ItemOut quantity=\"4\" lineNumber=\"20\"><ItemID><SupplierPartID>P-2"
            + "</SupplierPartID></ItemID><ItemDetail><UnitPrice><Money currency=\"EUR\">1</Money></UnitPrice>"
            + "<Description xml:lang=\"en\">Nut</Description><UnitOfMeasure>BX</UnitOfMeasure></ItemDetail></ItemOut>";

    private final GatewayFixture gateway = new GatewayFixture();
    private final Door admin = Door.of(gateway.engine(), "admin");

    /** Registers the identity 333, which asks for everything, and 444, which asks for confirmations. */
    Partners() {
        String outgoing =
                "{\"customer\": {\"number\": \"C001\"}, \"outgoing\": {\"url\": \"https://buyer.example/cxml\","
                        + " \"sharedSecretRef\": \"TOGA_SECRET_CXML_BUYER\", \"documents\": [%s]}}";
        gateway.identity(
                "333", outgoing.formatted("\"ConfirmationRequest\", \"ShipNoticeRequest\", \"StatusUpdateRequest\""));
        gateway.identity("444", outgoing.formatted("\"ConfirmationRequest\""));
    }

    GatewayFixture gateway() {
        return gateway;
    }

    /** Somebody who may do everything, and is told what it took. */
    Door admin() {
        return admin;
    }

    String client() {
        return gateway.client();
    }

    /** The document of an order with the lines 10 and 20. */
    static String document(String partner, String orderId) {
        return GatewayFixture.order(orderId, orderId + "@buyer")
                .replace("<Identity>111<", "<Identity>" + partner + "<")
                .replace("</ItemOut>", "</ItemOut>" + SECOND_LINE);
    }

    /** Has a partner order; answers the sales order's uuid. */
    String order(String partner, String orderId) {
        return placed(document(partner, orderId), orderId);
    }

    /** The same, with what the header says of confirmations. */
    String order(String partner, String orderId, String instruction) {
        String keys = "<ControlKeys><OCInstruction value=\"" + instruction + "\"/></ControlKeys>";
        return placed(document(partner, orderId).replace("<Extrinsic", keys + "<Extrinsic"), orderId);
    }

    private String placed(String document, String orderId) {
        GatewayFixture.Answer answer = gateway.post(document);
        assertEquals("200", answer.status(), answer.text());
        return Query.value(client(), "SELECT uuid FROM SalesOrders WHERE externalReference = ?", orderId);
    }

    /** The uuid of a line. */
    String line(String order, int number) {
        return Query.value(
                client(),
                "SELECT l.uuid FROM SalesOrderItems l JOIN SalesOrders o ON o.id = l.salesOrderId"
                        + " WHERE o.uuid = ? AND l.lineNumber = ?",
                order,
                number);
    }

    void status(String order, String status) {
        admin.put("/sales-orders/" + order, "{'status':'" + status + "'}").is(200);
    }

    /** Ships one of the first line; answers the fulfilment's uuid. */
    String ship(String order) {
        return admin.post(
                        "/item-fulfillments?fields=uuid",
                        "{'salesOrder':'" + order
                                + "','dateItemFulfillment':'2026-11-27','itemFulfillmentItems':[{'salesOrderItem':'"
                                + line(order, 10) + "','quantity':1}]}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
    }

    /** The documents about an order, in order. */
    List<Map<String, String>> told(String order) {
        return Query.rows(
                client(),
                "SELECT d.* FROM CxmlDocuments d JOIN SalesOrders o ON o.id = d.salesOrderId"
                        + " WHERE o.uuid = ? AND d.direction = 'OUT' ORDER BY d.id",
                order);
    }

    List<String> kinds(String order) {
        return told(order).stream().map(row -> row.get("kind")).toList();
    }

    /** How many jobs there are that send this document. */
    int jobs(String document) {
        return Integer.parseInt(Query.value(
                gateway.engine().core(),
                "SELECT COUNT(*) FROM WorkerJobs WHERE action = 'Cxml/Documents/Send'"
                        + " AND JSON_UNQUOTE(JSON_EXTRACT(parameters, '$.uuid')) = ?"
                        + " AND JSON_UNQUOTE(JSON_EXTRACT(parameters, '$.client')) = 'gate'",
                document));
    }

    /** How many documents and jobs there are at all. */
    String everything() {
        return Query.value(client(), "SELECT COUNT(*) FROM CxmlDocuments WHERE direction = 'OUT'") + " documents, "
                + Query.value(gateway.engine().core(), "SELECT COUNT(*) FROM WorkerJobs") + " jobs";
    }
}
