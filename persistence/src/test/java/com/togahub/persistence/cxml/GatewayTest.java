package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.Query;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway on the engine and a real database: what a document leaves behind, once and only once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private static final String PCARD =
            "<Payment><PCard number=\"4111111111111111\" expiration=\"2030-01-01\"/></Payment>";

    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void a_new_order_becomes_a_sales_order() {
        Answer answer = fixture.post(GatewayFixture.order("PO-A", "a@buyer"));
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
        fixture.post(GatewayFixture.order("PO-B", "b@buyer").replace("<Extrinsic", PCARD + "<Extrinsic"));
        Map<String, String> kept = fixture.kept("b@buyer");
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
        String document = GatewayFixture.order("PO-C", "c@buyer");
        Answer first = fixture.post(document);
        Answer again =
                fixture.post(document.replace("open sesame", "open sesame").replace("  ", " "));
        assertEquals(first.document(), again.document());
        assertEquals(1, fixture.orders("PO-C"));
        Answer other = fixture.post(document.replace("quantity=\"2.5\"", "quantity=\"3\""));
        assertEquals("409", other.status());
        assertEquals(1, fixture.orders("PO-C"));
    }

    @Test
    void a_refused_document_leaves_nothing_but_itself() {
        String document = GatewayFixture.order("PO-E", "e@buyer").replace("P-1<", "P-9<");
        Answer answer = fixture.post(document);
        assertEquals("400", answer.status());
        assertTrue(answer.text().contains("Line 10") && answer.text().contains("P-9"), answer.text());
        assertEquals(0, fixture.orders("PO-E"));
        assertEquals("400", fixture.kept("e@buyer").get("status"));
        assertEquals(answer.document(), fixture.post(document).document());
    }

    @Test
    void a_mapping_may_take_unknown_parts() {
        String document = GatewayFixture.order("PO-F", "f@buyer")
                .replace("<Identity>111", "<Identity>222")
                .replace("P-1<", "P-9<");
        assertEquals("200", fixture.post(document).status());
        assertEquals(
                "P-9",
                Query.value(
                        fixture.client(),
                        "SELECT l.supplierPartId FROM SalesOrderItems l JOIN SalesOrders o ON o.id = l.salesOrderId"
                                + " WHERE o.externalReference = 'PO-F' AND l.itemId IS NULL"));
    }

    @Test
    void an_order_number_is_taken_once() {
        assertEquals(
                "200", fixture.post(GatewayFixture.order("PO-G", "g1@buyer")).status());
        assertEquals(
                "409", fixture.post(GatewayFixture.order("PO-G", "g2@buyer")).status());
        assertEquals(1, fixture.orders("PO-G"));
    }

    @Test
    void equal_addresses_are_one_record() {
        fixture.post(GatewayFixture.order("PO-H", "h@buyer"));
        fixture.post(GatewayFixture.order("PO-I", "i@buyer"));
        fixture.post(GatewayFixture.order("PO-J", "j@buyer").replace("Long Road 5", "Long Road 6"));
        String used = "SELECT COUNT(DISTINCT shipToAddressId) FROM SalesOrders WHERE externalReference IN (%s)";
        assertEquals("1", Query.value(fixture.client(), used.formatted("'PO-H', 'PO-I'")));
        assertEquals("2", Query.value(fixture.client(), used.formatted("'PO-H', 'PO-J'")));
    }

    @Test
    void three_thousand_lines_are_one_order() {
        String line = GatewayFixture.order("x", "x").replaceAll("(?s).*(<ItemOut.*</ItemOut>).*", "$1");
        String lines = IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> line.replace("lineNumber=\"10\"", "lineNumber=\"" + i + "\""))
                .collect(Collectors.joining());
        long start = System.nanoTime();
        Answer answer = fixture.post(GatewayFixture.order("PO-K", "k@buyer").replace(line, lines));
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
                fixture.post(GatewayFixture.order("PO-L", "l@buyer").replace("open sesame", "wrong"))
                        .status());
        assertEquals(
                "401",
                fixture.post(GatewayFixture.order("PO-L", "l@buyer").replace(">111<", ">999<"))
                        .status());
        assertEquals(0, fixture.orders("PO-L"));
        String profile = GatewayFixture.order("x", "m@buyer")
                .replaceAll("(?s)<OrderRequest>.*</OrderRequest>", "<ProfileRequest/>");
        Answer answer = fixture.post(profile);
        assertEquals("200", answer.status());
        assertTrue(answer.document().contains("requestName=\"OrderRequest\""));
        assertEquals(
                "450",
                fixture.post(profile.replace("m@buyer", "n@buyer").replace("Profile", "Teleport"))
                        .status());
        assertEquals(
                "403",
                fixture.post(GatewayFixture.order("PO-M", "o@buyer")
                                .replace("<Request>", "<Request deploymentMode=\"test\">"))
                        .status());
    }
}
