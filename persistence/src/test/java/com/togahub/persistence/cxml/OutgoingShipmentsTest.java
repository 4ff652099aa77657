package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
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

/** What partners are told when their orders are shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingShipmentsTest {
    private static final String CONFIRMATION = "ConfirmationRequest";
    private static final String SHIP_NOTICE = "ShipNoticeRequest";

    private final Partners partners = new Partners();

    private String operation(Map<String, String> row) {
        String document = row.get("document");
        int from = document.indexOf(" operation=\"") + " operation=\"".length();
        return document.substring(from, document.indexOf('"', from));
    }

    private List<String> operations(String order) {
        return partners.told(order).stream().map(this::operation).toList();
    }

    @Test
    void a_fulfilment_is_announced_changed_and_withdrawn() {
        String order = partners.order("333", "S-1");
        String fulfilment = partners.ship(order);
        Map<String, String> first = partners.told(order).get(0);
        assertEquals(SHIP_NOTICE, first.get("kind"));
        assertEquals(fulfilment, first.get("itemFulfillmentUuid"));
        assertEquals(1, partners.jobs(first.get("uuid")));
        String number =
                Query.value(partners.client(), "SELECT number FROM ItemFulfillments WHERE uuid = ?", fulfilment);
        assertTrue(first.get("document").contains("shipmentID=\"" + number + "\" operation=\"new\""), first::toString);
        assertTrue(first.get("document").contains("<ShipNoticeItem quantity=\"1\" lineNumber=\"10\""), first::toString);

        partners.admin()
                .put("/item-fulfillments/" + fulfilment, "{'dateDeliveryEta':'2026-12-24'}")
                .is(200);
        partners.admin()
                .put("/item-fulfillments/" + fulfilment, "{'notes':'nothing for the partner'}")
                .is(200);
        partners.admin().delete("/item-fulfillments/" + fulfilment).is(200);

        assertEquals(List.of("new", "update", "delete"), operations(order));
        List<Map<String, String>> told = partners.told(order);
        for (int i = 1; i < told.size(); i++) {
            String before =
                    "<DocumentReference payloadID=\"" + told.get(i - 1).get("payloadID") + "\"/></ShipNoticeHeader>";
            assertTrue(told.get(i).get("document").contains(before), told.get(i)::toString);
        }
        assertTrue(told.get(1).get("document").contains("deliveryDate=\"2026-12-24T00:00:00+00:00\""));
    }

    @Test
    void what_is_below_a_fulfilment_changes_its_notice() {
        String order = partners.order("333", "S-2");
        String fulfilment = partners.ship(order);
        String tracking = uuid("/tracking-numbers", "{'carrier':'UPS','number':'1Z-S2'}");
        String parcel = uuid(
                "/item-fulfillment-packages",
                "{'itemFulfillment':'" + fulfilment + "','sscc':'003400000000000017','trackingNumber':'" + tracking
                        + "'}");
        String item = Query.value(
                partners.client(),
                "SELECT l.uuid FROM ItemFulfillmentItems l JOIN ItemFulfillments f"
                        + " ON f.id = l.itemFulfillmentId WHERE f.uuid = ?",
                fulfilment);
        String unit = uuid("/units", "{'serialNumber':'SN-S2'}");
        uuid("/item-fulfillment-item-units", "{'itemFulfillmentItem':'" + item + "','unit':'" + unit + "'}");
        partners.admin().delete("/item-fulfillment-packages/" + parcel).is(200);

        List<Map<String, String>> told = partners.told(order);
        assertEquals(List.of("new", "update", "update", "update"), operations(order));
        String second = told.get(1).get("document");
        assertTrue(second.contains("<ShippingContainerSerialCode>003400000000000017<"), second);
        assertTrue(second.contains("<ShipmentIdentifier domain=\"trackingNumber\">1Z-S2<"), second);
        assertTrue(told.get(2).get("document").contains("<AssetInfo serialNumber=\"SN-S2\"/>"));
        assertTrue(!told.get(3).get("document").contains("Packaging"), told.get(3)::toString);

        partners.admin().delete("/item-fulfillment-items/" + item).is(200);
        assertEquals("delete", operation(partners.told(order).get(4)), "without lines it would be the whole order");
        partners.admin().delete("/item-fulfillments/" + fulfilment).is(200);
        assertEquals(5, partners.told(order).size(), "it is withdrawn once");
    }

    private String uuid(String route, String body) {
        return partners.admin()
                .post(route + "?fields=uuid", body)
                .is(201)
                .data()
                .path("uuid")
                .asText();
    }

    @Test
    void several_changes_in_one_request_make_one_notice_and_a_passing_fulfilment_none() {
        String order = partners.order("333", "S-3");
        String line = partners.line(order, 10);
        partners.admin()
                .act("several", requests -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode().put("salesOrder", order);
                    body.putArray("itemFulfillmentItems")
                            .addObject()
                            .put("salesOrderItem", line)
                            .put("quantity", 1);
                    String kept = requests.post("/item-fulfillments", body)
                            .findValue("uuid")
                            .asText();
                    String passing = requests.post("/item-fulfillments", body)
                            .findValue("uuid")
                            .asText();
                    ObjectNode later = JsonNodeFactory.instance.objectNode().put("dateDeliveryEta", "2026-12-31");
                    requests.put("/item-fulfillments/" + kept, later);
                    requests.delete("/item-fulfillments/" + passing);
                    return new Data(200, "done", JsonNodeFactory.instance.objectNode());
                })
                .is(200);
        assertEquals(List.of("new"), operations(order));
        assertTrue(partners.told(order).get(0).get("document").contains("2026-12-31"));
    }

    @Test
    void a_required_confirmation_goes_before_the_first_notice() {
        String order = partners.order("333", "S-4", "requiredBeforeASN");
        partners.ship(order);
        partners.ship(order);
        assertEquals(List.of(CONFIRMATION, SHIP_NOTICE, SHIP_NOTICE), partners.kinds(order));
        assertTrue(partners.told(order).get(0).get("document").contains(" type=\"accept\" "));
        partners.status(order, "confirmed");
        assertEquals(3, partners.told(order).size(), "it has been confirmed");

        String confirmed = partners.order("333", "S-5", "requiredBeforeASN");
        partners.status(confirmed, "confirmed");
        partners.ship(confirmed);
        assertEquals(List.of(CONFIRMATION, SHIP_NOTICE), partners.kinds(confirmed));
    }

    @Test
    void shipping_at_the_same_moment_confirms_once() throws Exception {
        String order = partners.order("333", "S-6", "requiredBeforeASN");
        int shippers = 4;
        CyclicBarrier start = new CyclicBarrier(shippers);
        ExecutorService threads = Executors.newFixedThreadPool(shippers);
        try {
            List<Future<String>> shipped = new ArrayList<>();
            for (int i = 0; i < shippers; i++) {
                shipped.add(threads.submit(() -> {
                    start.await();
                    return partners.ship(order);
                }));
            }
            for (Future<String> each : shipped) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<String> kinds = partners.kinds(order);
        assertEquals(1, kinds.stream().filter(CONFIRMATION::equals).count(), kinds::toString);
        assertEquals(shippers, kinds.stream().filter(SHIP_NOTICE::equals).count(), kinds::toString);
        assertEquals(CONFIRMATION, kinds.get(0));
    }

    @Test
    void a_fulfilment_that_goes_to_another_order_is_withdrawn_and_announced_there() {
        String one = partners.order("333", "S-7");
        String other = partners.order("333", "S-8");
        String fulfilment = partners.ship(one);
        String item = Query.value(
                partners.client(),
                "SELECT l.uuid FROM ItemFulfillmentItems l JOIN ItemFulfillments f"
                        + " ON f.id = l.itemFulfillmentId WHERE f.uuid = ?",
                fulfilment);
        partners.admin()
                .put(
                        "/item-fulfillments/" + fulfilment,
                        "{'salesOrder':'" + other + "','itemFulfillmentItems':[{'uuid':'" + item
                                + "','salesOrderItem':'" + partners.line(other, 20) + "'}]}")
                .is(200);
        assertEquals(List.of("new", "delete"), operations(one));
        assertEquals(List.of("new"), operations(other));
        assertTrue(partners.told(other).get(0).get("document").contains("lineNumber=\"20\""));
    }

    @Test
    void ordinary_fulfilments_cost_one_statement_however_many_lines_they_have() {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.putObject("customer").put("number", "C001");
        ArrayNode lines = order.putArray("salesOrderItems");
        for (int line = 1; line <= 100; line++) {
            lines.addObject().put("lineNumber", line).put("quantity", 5);
        }
        var made = partners.admin()
                .post("/sales-orders?fields=uuid,salesOrderItems.uuid", order.toString())
                .is(201)
                .data();
        ObjectNode fulfilment = JsonNodeFactory.instance
                .objectNode()
                .put("salesOrder", made.path("uuid").asText());
        ArrayNode items = fulfilment.putArray("itemFulfillmentItems");
        made.path("salesOrderItems").forEach(line -> items.addObject()
                .put("salesOrderItem", line.path("uuid").asText())
                .put("quantity", 1));
        int lookups = Lookups.during(() -> partners.admin()
                .post("/item-fulfillments?fields=uuid", fulfilment.toString())
                .is(201));
        assertEquals(1, lookups);
        ArrayNode several = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 10; i++) {
            several.add(fulfilment);
        }
        assertEquals(1, Lookups.during(() -> partners.admin()
                .post("/item-fulfillments?fields=uuid", several.toString())
                .is(201)));
    }
}
