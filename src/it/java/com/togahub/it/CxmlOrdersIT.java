package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Buyer;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.MicroServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders by cXML are orders like any other, and each is placed once. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CxmlOrdersIT {
    private static final int NODE = 2;
    private static final int SENDERS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORDERS = "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?";

    /** What is an order's own is left out: keys, numbers, times, and markup that only a document has. */
    private static final String ORDER =
            "SELECT CONCAT_WS('|', customerId, dateOrder, status, COALESCE(locationId, '-'),"
                    + " currency, orderVersion, statedTotal, COALESCE(orderType, '-'), COALESCE(notes, '-'),"
                    + " (SELECT CONCAT_WS('|', customerId, name, street, city, state, postalCode, country) FROM Addresses a"
                    + " WHERE a.id = o.shipToAddressId)) FROM SalesOrders o WHERE externalReference = ?";

    private static final String LINES = "SELECT CONCAT_WS('|', i.lineNumber, i.itemId, i.description, i.quantity,"
            + " i.unitPrice, i.unitOfMeasure, i.supplierPartId, i.isAdHoc, i.status) FROM SalesOrderItems i"
            + " JOIN SalesOrders o ON o.id = i.salesOrderId WHERE o.externalReference = ? ORDER BY i.lineNumber";

    @Test
    @DisplayName("an order by cXML and the same by JSON end in equal rows, each under a row of the log")
    void equalRows() {
        String byDocument = "PO-" + UUID.randomUUID();
        String payloadId = Buyer.newId();
        HttpResponse<String> answer = Buyer.post(Buyer.document(payloadId, Buyer.order(byDocument)));
        assertTrue(answer.body().contains("<Status code=\"200\""), answer::body);
        String byJson = "PO-" + UUID.randomUUID();
        String transactionId = Api.newId();
        Api api = Run.product().api("demo-admin");
        Api.send(api.request("/sales-orders", transactionId)
                        .POST(BodyPublishers.ofString(json(api, byJson).toString())))
                .succeeded(201);

        List<String> expected = Rows.strings("Client_Acme", ORDER, byJson);
        assertEquals(1, expected.size());
        assertEquals(expected, Rows.strings("Client_Acme", ORDER, byDocument));
        assertEquals(Rows.strings("Client_Acme", LINES, byJson), Rows.strings("Client_Acme", LINES, byDocument));
        String logged = "SELECT CONCAT_WS('|', method, status, isSuccess) FROM ApiTransactions WHERE transactionId = ?";
        String documentsOwn = Rows.strings(
                        "Client_Acme", "SELECT transactionId FROM CxmlDocuments WHERE payloadID = ?", payloadId)
                .get(0);
        assertEquals(1, Rows.strings("Client_Acme_Logs", logged, transactionId).size());
        assertEquals(1, Rows.strings("Client_Acme_Logs", logged, documentsOwn).size());
        // the order itself is a request inside of the document's, as it is the caller's own by JSON
        assertEquals(
                1,
                Rows.number(
                        "Client_Acme_Logs",
                        "SELECT COUNT(*) FROM ApiTransactions WHERE parentTransactionId = ? AND method = 'POST'"
                                + " AND route LIKE '%sales-orders%' AND isSuccess = 1",
                        documentsOwn));
    }

    @Test
    @DisplayName("C2: fifty senders of one document at once are answered alike and place one order")
    void fiftyAtOnce() {
        String orderId = "PO-" + UUID.randomUUID();
        String document = Buyer.document(Buyer.newId(), Buyer.order(orderId));
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            Set<String> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> Buyer.post(document).body(), threads))
                    .limit(SENDERS)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.toSet());
            assertEquals(1, answers.size(), answers::toString);
            assertTrue(answers.iterator().next().contains("<Status code=\"200\""), answers::toString);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, Rows.number("Client_Acme", ORDERS, orderId));
    }

    @Test
    @DisplayName("C2: a node that dies between commit and answer leaves the answer for the sender who comes again")
    void killedBeforeTheAnswer() throws IOException {
        // the second node is one of Payara Micro in any case; its archive is that of the first
        assumeFalse(System.getProperty("toga.server").equals("full"), "Payara Server is not started twice.");
        DeployedProduct product = Run.product();
        String orderId = "PO-" + UUID.randomUUID();
        String payloadId = Buyer.newId();
        String document = Buyer.document(payloadId, Buyer.order(orderId));
        // what another test's node has left behind
        Folders.delete(product.surroundings().folders().run().resolve("node-" + NODE));
        MicroServer node = product.surroundings().node(NODE, product.archive());
        node.start();
        try (Socket line = send(URI.create(node.url()), document)) {
            Eventually.within(
                    PATIENCE, "the order is committed", () -> Rows.number("Client_Acme", ORDERS, orderId) == 1);
            // nobody has read the answer
            node.process().kill();
            assertTrue(line.isConnected());
        } finally {
            node.process().kill();
            Folders.delete(product.surroundings().folders().run().resolve("node-" + NODE));
        }
        String again = Buyer.post(document).body();
        assertTrue(again.contains("<Status code=\"200\""), again);
        assertEquals(
                List.of(again.strip()),
                Rows.strings("Client_Acme", "SELECT response FROM CxmlDocuments WHERE payloadID = ?", payloadId)
                        .stream()
                        .map(String::strip)
                        .toList());
        assertEquals(1, Rows.number("Client_Acme", ORDERS, orderId));
    }

    /** Sends without ever reading an answer. */
    private static Socket send(URI node, String document) throws IOException {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        Socket line = new Socket(node.getHost(), node.getPort());
        OutputStream out = line.getOutputStream();
        out.write(("POST /cxml HTTP/1.1\r\nHost: " + node.getAuthority()
                        + "\r\nContent-Type: text/xml\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return line;
    }

    /** What the document says, written by hand. */
    private static ObjectNode json(Api api, String orderId) {
        ObjectNode address = Api.JSON.createObjectNode();
        address.putObject("customer").put("number", customer());
        address.put("name", "Northside Schools").put("street", "1 School Rd").put("city", "Springfield");
        address.put("state", "IL").put("postalCode", "62701").put("country", "US");
        String uuid = api.post("/addresses", address)
                .succeeded(201)
                .data("addresses")
                .path("uuid")
                .asText();
        ObjectNode order = Orders.line(Orders.of(customer(), orderId), 1, "3", "10");
        order.put("currency", "USD")
                .put("orderVersion", 1)
                .put("statedTotal", 30)
                .put("shipToAddress", uuid);
        mapped(order);
        ObjectNode line = (ObjectNode) order.path("salesOrderItems").path(0);
        line.put("description", "Cable").put("unitOfMeasure", "EA").put("supplierPartId", Orders.ITEM);
        return order;
    }

    /** Members that the identity's mapping sets on every order. */
    private static void mapped(ObjectNode order) {
        String fixed = "SELECT JSON_EXTRACT(defaultMapping, '$.order') FROM ClientApiIdentities WHERE identity = ?";
        String json = Rows.strings("Core", fixed, Buyer.IDENTITY).get(0);
        try {
            if (json != null) {
                order.setAll((ObjectNode) Api.JSON.readTree(json));
            }
        } catch (IOException broken) {
            throw new IllegalStateException(json, broken);
        }
    }

    private static String customer() {
        return Rows.strings(
                        "Core",
                        "SELECT JSON_UNQUOTE(JSON_EXTRACT(defaultMapping, '$.customer.number')) FROM ClientApiIdentities"
                                + " WHERE identity = ?",
                        Buyer.IDENTITY)
                .get(0);
    }
}
