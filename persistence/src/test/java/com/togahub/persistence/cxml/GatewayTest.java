package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.Contexts;
import com.togahub.engine.cxml.CxmlAnswer;
import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.cxml.caller.Authentication;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.order.OrderHandler;
import com.togahub.engine.cxml.profile.ProfileHandler;
import com.togahub.engine.cxml.response.ResponseWriter;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway on the engine and a real database: what a document leaves behind, once and only once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private static final Pattern STATUS = Pattern.compile("<Status code=\"([0-9]+)\"[^>]*>([^<]*)<");
    private static final String PCARD =
            "<Payment><PCard number=\"4111111111111111\" expiration=\"2030-01-01\"/></Payment>";

    private final EngineFixture fixture = EngineFixture.create();
    private final CxmlGateway gateway = gateway();

    GatewayTest() {
        DatabaseServer server = DatabaseServer.shared();
        server.execute(
                fixture.client(),
                "INSERT INTO Customers (number, name) VALUES ('C001', 'Buyer')",
                "INSERT INTO Items (sku, name) VALUES ('P-1', 'Bolt'), ('P-2', 'Nut')");
        identity("111", "{\"customer\": {\"number\": \"C001\"}}");
        identity("222", "{\"customer\": {\"number\": \"C001\"}, \"item\": {\"adHoc\": true}}");
    }

    @Test
    void a_new_order_becomes_a_sales_order() {
        Answer answer = post(order("PO-A", "a@buyer"));
        assertEquals("200", answer.status(), answer.text());
        Map<String, String> row = Query.rows(
                        fixture.client(),
                        "SELECT o.*, c.number AS customer, a.street, a.deliverTo FROM SalesOrders o"
                                + " JOIN Customers c ON c.id = o.customerId"
                                + " JOIN Addresses a ON a.id = o.shipToAddressId WHERE o.externalReference = 'PO-A'")
                .get(0);
        assertTrue(answer.text().contains(row.get("number")), answer.text());
        assertEquals("C001", row.get("customer"));
        assertEquals("2026-11-01", row.get("dateOrder"));
        assertEquals("EUR", row.get("currency"));
        assertEquals("12.500000", row.get("statedTotal"));
        assertEquals("Long Road 5", row.get("street"));
        assertEquals("Gate 1\nRamp 2", row.get("deliverTo"));
        assertTrue(row.get("extrinsics").contains("costCentre"));
        Map<String, String> line = Query.rows(
                        fixture.client(),
                        "SELECT l.*, i.sku FROM SalesOrderItems l JOIN Items i ON i.id = l.itemId"
                                + " WHERE l.salesOrderId = ?",
                        row.get("id"))
                .get(0);
        assertEquals("10", line.get("lineNumber"));
        assertEquals("2.500000", line.get("quantity"));
        assertEquals("5.000000", line.get("unitPrice"));
        assertEquals("P-1", line.get("sku"));
        assertEquals("B-9", line.get("buyerPartId"));
    }

    @Test
    void what_is_kept_and_logged_holds_no_secret() {
        post(order("PO-B", "b@buyer").replace("<Extrinsic", PCARD + "<Extrinsic"));
        Map<String, String> kept = kept("b@buyer");
        assertEquals("OrderRequest", kept.get("kind"));
        assertEquals("200", kept.get("status"));
        assertNotEquals(null, kept.get("salesOrderId"));
        String everything = kept
                + Query.rows(fixture.logs(), "SELECT * FROM ApiTransactions").toString()
                + Query.rows(fixture.client(), "SELECT * FROM SalesOrders");
        assertTrue(everything.contains("*****1111"));
        assertFalse(everything.contains("4111111111111111"));
        assertFalse(everything.contains("open sesame"));
        assertEquals(
                "200",
                Query.value(
                        fixture.logs(),
                        "SELECT status FROM ApiTransactions WHERE transactionId = ?",
                        kept.get("transactionId")));
    }

    @Test
    void the_same_document_again_gets_the_same_answer() {
        String document = order("PO-C", "c@buyer");
        Answer first = post(document);
        Answer again = post(document.replace("open sesame", "open sesame").replace("  ", " "));
        assertEquals(first.document(), again.document());
        assertEquals(1, orders("PO-C"));
        Answer other = post(document.replace("quantity=\"2.5\"", "quantity=\"3\""));
        assertEquals("409", other.status());
        assertEquals(1, orders("PO-C"));
    }

    @Test
    void twenty_senders_at_once_make_one_order() throws Exception {
        String document = order("PO-D", "d@buyer");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                futures.add(threads.submit(() -> post(document)));
            }
            HashSet<String> documents = new HashSet<>();
            for (Future<Answer> future : futures) {
                documents.add(future.get().document());
            }
            assertEquals(1, documents.size(), documents.toString());
            assertTrue(documents.iterator().next().contains("code=\"200\""), documents.toString());
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, orders("PO-D"));
    }

    @Test
    void a_refused_document_leaves_nothing_but_itself() {
        String document = order("PO-E", "e@buyer").replace("P-1<", "P-9<");
        Answer answer = post(document);
        assertEquals("400", answer.status());
        assertTrue(answer.text().contains("Line 10") && answer.text().contains("P-9"), answer.text());
        assertEquals(0, orders("PO-E"));
        assertEquals("400", kept("e@buyer").get("status"));
        assertEquals(answer.document(), post(document).document());
    }

    @Test
    void a_mapping_may_take_unknown_parts() {
        String document = order("PO-F", "f@buyer")
                .replace("<Identity>111", "<Identity>222")
                .replace("P-1<", "P-9<");
        assertEquals("200", post(document).status());
        assertEquals(
                "P-9",
                Query.value(
                        fixture.client(),
                        "SELECT l.supplierPartId FROM SalesOrderItems l JOIN SalesOrders o ON o.id = l.salesOrderId"
                                + " WHERE o.externalReference = 'PO-F' AND l.itemId IS NULL"));
    }

    @Test
    void an_order_number_is_taken_once() {
        assertEquals("200", post(order("PO-G", "g1@buyer")).status());
        assertEquals("409", post(order("PO-G", "g2@buyer")).status());
        assertEquals(1, orders("PO-G"));
    }

    @Test
    void equal_addresses_are_one_record() {
        post(order("PO-H", "h@buyer"));
        post(order("PO-I", "i@buyer"));
        post(order("PO-J", "j@buyer").replace("Long Road 5", "Long Road 6"));
        String used = "SELECT COUNT(DISTINCT shipToAddressId) FROM SalesOrders WHERE externalReference IN (%s)";
        assertEquals("1", Query.value(fixture.client(), used.formatted("'PO-H', 'PO-I'")));
        assertEquals("2", Query.value(fixture.client(), used.formatted("'PO-H', 'PO-J'")));
    }

    @Test
    void three_thousand_lines_are_one_order() {
        String line = order("x", "x").replaceAll("(?s).*(<ItemOut.*</ItemOut>).*", "$1");
        String lines = IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> line.replace("lineNumber=\"10\"", "lineNumber=\"" + i + "\""))
                .collect(Collectors.joining());
        long start = System.nanoTime();
        Answer answer = post(order("PO-K", "k@buyer").replace(line, lines));
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        assertEquals("200", answer.status(), answer.text());
        assertEquals(
                "3000",
                Query.value(
                        fixture.client(),
                        "SELECT COUNT(*) FROM SalesOrderItems l JOIN SalesOrders o ON o.id = l.salesOrderId"
                                + " WHERE o.externalReference = 'PO-K'"));
        assertTrue(seconds < 60, seconds + " s");
    }

    @Test
    void strangers_and_readers_are_told_apart() {
        assertEquals(
                "401",
                post(order("PO-L", "l@buyer").replace("open sesame", "wrong")).status());
        assertEquals(
                "401", post(order("PO-L", "l@buyer").replace(">111<", ">999<")).status());
        assertEquals(0, orders("PO-L"));
        String profile = order("x", "m@buyer").replaceAll("(?s)<OrderRequest>.*</OrderRequest>", "<ProfileRequest/>");
        Answer answer = post(profile);
        assertEquals("200", answer.status());
        assertTrue(answer.document().contains("requestName=\"OrderRequest\""));
        assertEquals(
                "450",
                post(profile.replace("m@buyer", "n@buyer").replace("Profile", "Teleport"))
                        .status());
        assertEquals(
                "403",
                post(order("PO-M", "o@buyer").replace("<Request>", "<Request deploymentMode=\"test\">"))
                        .status());
    }

    private record Answer(String status, String text, String document) {}

    private Answer post(String document) {
        CxmlAnswer answer = gateway.answer(new Post(
                Optional.of("text/xml; charset=UTF-8"),
                Optional.empty(),
                document.getBytes(StandardCharsets.UTF_8),
                "https://cxml.example/cxml",
                "cxml.example",
                Optional.of("127.0.0.1"),
                Optional.empty()));
        String text = new String(answer.document(), StandardCharsets.UTF_8);
        Matcher status = STATUS.matcher(text);
        assertTrue(status.find(), text);
        return new Answer(status.group(1), status.group(2), text);
    }

    private int orders(String orderId) {
        return Integer.parseInt(
                Query.value(fixture.client(), "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?", orderId));
    }

    private Map<String, String> kept(String payloadId) {
        return Query.rows(fixture.client(), "SELECT * FROM CxmlDocuments WHERE payloadID = ?", payloadId)
                .get(0);
    }

    private void identity(String name, String mapping) {
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "INSERT INTO ClientApiIdentities (clientId, domain, identity, sharedSecretHash, defaultMapping)"
                                + " SELECT id, 'duns', '" + name + "', 'hash of open sesame', '" + mapping
                                + "' FROM Clients WHERE slug = 'gate'",
                        "INSERT INTO ClientApiIdentities_Roles (clientApiIdentityId, roleId)"
                                + " SELECT i.id, r.id FROM ClientApiIdentities i JOIN Roles r ON r.sharedName = 'cxml'"
                                + " WHERE i.identity = '" + name + "'");
    }

    private CxmlGateway gateway() {
        Clock clock = Clock.systemUTC();
        ResponseWriter writer = new ResponseWriter(clock);
        Map<String, Handler> handlers =
                Map.of("ProfileRequest", new ProfileHandler(Instant.EPOCH), "OrderRequest", new OrderHandler());
        return new CxmlGateway(
                new Authentication(
                        new StoredIdentities(fixture.database(), fixture.tenants(), fixture.core()),
                        (secret, hash) -> hash.equals(Optional.of("hash of " + secret))),
                new Exchange(fixture.engine(), new StoredDocuments(fixture.database()), handlers, writer),
                new Contexts(fixture.tenants()),
                fixture.engine(),
                writer,
                clock);
    }

    private static String order(String orderId, String payloadId) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <cXML payloadID="%s" timestamp="2026-11-01T10:00:00-05:00">
                  <Header>
                    <From><Credential domain="DUNS"><Identity>111</Identity></Credential></From>
                    <To><Credential domain="DUNS"><Identity>999</Identity></Credential></To>
                    <Sender>
                      <Credential domain="DUNS"><Identity>111</Identity><SharedSecret>open sesame</SharedSecret></Credential>
                      <UserAgent>Buyer 1.0</UserAgent>
                    </Sender>
                  </Header>
                  <Request>
                    <OrderRequest>
                      <OrderRequestHeader orderID="%s" orderDate="2026-11-01T23:30:00-05:00" type="new">
                        <Total><Money currency="EUR">12.50</Money></Total>
                        <ShipTo><Address addressID="A1"><Name xml:lang="en">Depot</Name><PostalAddress>
                          <DeliverTo>Gate 1</DeliverTo><DeliverTo>Ramp 2</DeliverTo><Street>Long Road 5</Street>
                          <City>Bonn</City><PostalCode>53111</PostalCode><Country isoCountryCode="DE">Germany</Country>
                        </PostalAddress></Address></ShipTo>
                        <Extrinsic name="costCentre">77</Extrinsic>
                      </OrderRequestHeader>
                      <ItemOut quantity="2.5" lineNumber="10">
                        <ItemID><SupplierPartID>P-1</SupplierPartID><BuyerPartID>B-9</BuyerPartID></ItemID>
                        <ItemDetail>
                          <UnitPrice><Money currency="EUR">5.00</Money></UnitPrice>
                          <Description xml:lang="en">Bolt</Description>
                          <UnitOfMeasure>EA</UnitOfMeasure>
                        </ItemDetail>
                      </ItemOut>
                    </OrderRequest>
                  </Request>
                </cXML>
                """.formatted(payloadId, orderId);
    }
}
