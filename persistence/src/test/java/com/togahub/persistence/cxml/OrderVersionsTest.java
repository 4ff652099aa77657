package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders that come again in later versions, and orders that are withdrawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderVersionsTest {
    private static final String SECOND_LINE = """
            <ItemOut quantity="4" lineNumber="20">
              <ItemID><SupplierPartID>P-2</SupplierPartID></ItemID>
              <ItemDetail>
                <UnitPrice><Money currency="EUR">1.00</Money></UnitPrice>
                <Description xml:lang="en">Nut</Description>
                <UnitOfMeasure>EA</UnitOfMeasure>
              </ItemDetail>
            </ItemOut>
            """;

    private final GatewayFixture fixture = new GatewayFixture();

    private static String first(String orderId, String payloadId) {
        return GatewayFixture.order(orderId, payloadId).replace("</ItemOut>", "</ItemOut>" + SECOND_LINE);
    }

    private static String later(String orderId, String payloadId, String type, int version) {
        return GatewayFixture.order(orderId, payloadId)
                .replace("type=\"new\"", "type=\"" + type + "\" orderVersion=\"" + version + "\"")
                .replace("<Extrinsic", "<DocumentReference payloadID=\"earlier@buyer\"/><Extrinsic");
    }

    private Map<String, String> order(String orderId) {
        return Query.rows(fixture.client(), "SELECT * FROM SalesOrders WHERE externalReference = ?", orderId)
                .get(0);
    }

    private List<String> lines(String orderId) {
        return Query.column(
                fixture.client(),
                "SELECT CONCAT_WS(' ', l.uuid, l.lineNumber, i.sku, l.quantity + 0E0, l.status) FROM SalesOrderItems l"
                        + " JOIN SalesOrders o ON o.id = l.salesOrderId LEFT JOIN Items i ON i.id = l.itemId"
                        + " WHERE o.externalReference = ? ORDER BY l.lineNumber",
                orderId);
    }

    @Test
    void a_later_version_takes_the_place_of_the_earlier_one() {
        fixture.post(first("V-1", "v1a@buyer").replace("<Extrinsic", "<Comments>by lorry</Comments><Extrinsic"));
        List<String> before = lines("V-1");
        assertEquals("by lorry", order("V-1").get("notes"));

        String update = later("V-1", "v1b@buyer", "update", 2)
                .replace("quantity=\"2.5\"", "quantity=\"7\"")
                .replace("</ItemOut>", "</ItemOut>" + SECOND_LINE.replace("\"20\"", "\"30\""));
        GatewayFixture.Answer answer = fixture.post(update);

        assertEquals("200", answer.status(), answer.text());
        Map<String, String> order = order("V-1");
        assertEquals("2", order.get("orderVersion"));
        assertEquals(null, order.get("notes"));
        List<String> after = lines("V-1");
        assertEquals(2, after.size(), after.toString());
        assertEquals(before.get(0).substring(0, 36) + " 10 P-1 7 open", after.get(0));
        assertTrue(after.get(1).endsWith(" 30 P-2 4 open"), after.toString());
        assertEquals(answer.document(), fixture.post(update).document());
    }

    @Test
    void versions_go_up_only() {
        fixture.post(first("V-2", "v2a@buyer"));
        assertEquals("200", fixture.post(later("V-2", "v2b@buyer", "update", 3)).status());
        assertEquals("409", fixture.post(later("V-2", "v2c@buyer", "update", 3)).status());
        assertEquals("409", fixture.post(later("V-2", "v2d@buyer", "update", 2)).status());
        String unnumbered = later("V-2", "v2e@buyer", "update", 9).replace(" orderVersion=\"9\"", "");
        assertEquals("200", fixture.post(unnumbered).status());
        assertEquals("4", order("V-2").get("orderVersion"));
    }

    @Test
    void an_order_is_withdrawn_once() {
        fixture.post(first("V-3", "v3a@buyer"));
        GatewayFixture.Answer answer = fixture.post(later("V-3", "v3b@buyer", "delete", 2));

        assertEquals("200", answer.status(), answer.text());
        assertEquals("cancelled", order("V-3").get("status"));
        assertEquals("2", order("V-3").get("orderVersion"));
        assertTrue(lines("V-3").stream().allMatch(line -> line.endsWith(" cancelled")), lines("V-3")::toString);
        assertEquals("409", fixture.post(later("V-3", "v3c@buyer", "delete", 3)).status());
        assertEquals("409", fixture.post(later("V-3", "v3d@buyer", "update", 4)).status());
        assertEquals("409", fixture.post(first("V-3", "v3e@buyer")).status());
    }

    @Test
    void what_is_unknown_cannot_change_and_what_is_shipped_may_not() {
        assertEquals("417", fixture.post(later("V-4", "v4a@buyer", "update", 2)).status());
        assertEquals("417", fixture.post(later("V-4", "v4b@buyer", "delete", 2)).status());
        String orphan = later("V-4", "v4c@buyer", "update", 2).replaceAll("<DocumentReference[^>]*/>", "");
        assertEquals("400", fixture.post(orphan).status());

        fixture.post(first("V-5", "v5a@buyer"));
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO ItemFulfillments (number, salesOrderId) SELECT 'F-V5', id FROM SalesOrders"
                                + " WHERE externalReference = 'V-5'");
        List<String> before = lines("V-5");
        assertEquals("409", fixture.post(later("V-5", "v5b@buyer", "update", 2)).status());
        assertEquals("409", fixture.post(later("V-5", "v5c@buyer", "delete", 2)).status());
        assertEquals(before, lines("V-5"));
    }

    @Test
    void one_number_in_two_documents_at_once_makes_one_order() throws Exception {
        int senders = 8;
        CyclicBarrier start = new CyclicBarrier(senders);
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                String document = first("V-6", "v6-" + i + "@buyer");
                answers.add(threads.submit(() -> {
                    start.await();
                    return fixture.post(document).status();
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<String> answer : answers) {
                all.add(answer.get());
            }
            assertEquals(1, all.stream().filter("200"::equals).count(), all.toString());
            assertTrue(
                    all.stream().allMatch(status -> List.of("200", "409", "560").contains(status)), all.toString());
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, fixture.orders("V-6"));
    }
}
