package com.togahub.persistence.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An advance shipping notice makes fulfilments of the orders that it names, and these show on the orders above. */
class NoticeTest {
    private static EngineFixture fixture;
    private static Door warehouse;
    private static Door admin;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        admin = Door.of(fixture, "admin");
        warehouse = Door.of(fixture, "warehouse");
    }

    private static String line(Tiers tiers, int line) {
        return tiers.lines().get(0).get(line);
    }

    /** What an order shows: quantities, serial numbers, tracking numbers with weights. */
    private static List<String> shown(String order) {
        List<String> all = new ArrayList<>();
        JsonNode list = admin.get("/item-fulfillments?where=salesOrder.uuid==" + order
                        + "&fields=dateItemFulfillment,dateDeliveryEta,itemFulfillmentItems.quantity,"
                        + "itemFulfillmentItems.itemFulfillmentItemUnits.unit.serialNumber,"
                        + "itemFulfillmentPackages.trackingNumber.number,itemFulfillmentPackages.weight")
                .is(200)
                .data();
        for (JsonNode fulfilment : list) {
            StringBuilder text =
                    new StringBuilder(fulfilment.path("dateItemFulfillment").asText() + " "
                            + fulfilment.path("dateDeliveryEta").asText());
            for (JsonNode item : fulfilment.path("itemFulfillmentItems")) {
                text.append(" | ")
                        .append(item.path("quantity")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString());
                item.path("itemFulfillmentItemUnits").forEach(unit -> text.append(' ')
                        .append(unit.path("unit").path("serialNumber").asText()));
            }
            for (JsonNode parcel : fulfilment.path("itemFulfillmentPackages")) {
                text.append(" # ")
                        .append(parcel.path("trackingNumber").path("number").asText())
                        .append(' ')
                        .append(parcel.path("weight").asText());
            }
            all.add(text.toString());
        }
        return all;
    }

    private static void everywhere(Tiers tiers, String... expected) {
        for (String order : tiers.orders()) {
            assertEquals(List.of(expected), shown(order));
        }
    }

    @Test
    void a_whole_notice_shows_at_every_level_and_goes_with_its_deletion() {
        Tiers tiers = Tiers.straight(admin, 3, 2, 10);
        String a = "A" + Tiers.unique();
        String b = "B" + Tiers.unique();
        String track = "T" + Tiers.unique();
        String notice = Tiers.uuid(warehouse.post(
                "/advance-shipping-notices",
                "{'salesOrder':'" + tiers.orders().get(0) + "','dtShipment':'2026-11-20T23:30:00.000Z',"
                        + "'dtDelivery':'2026-11-25T08:00:00.000Z','advanceShippingNoticeItems':["
                        + "{'salesOrderItem':'" + line(tiers, 0) + "','quantity':2,'serialNumbers':['" + a + "','" + b
                        + "']},{'salesOrderItem':'" + line(tiers, 1) + "','quantity':3},"
                        + "{'salesOrderItem':'" + line(tiers, 1) + "','quantity':1}],"
                        + "'advanceShippingNoticePackages':[{'carrier':'UPS','trackingNumber':'" + track
                        + "','weight':4}]}"));

        everywhere(tiers, "2026-11-20 2026-11-25 | 2 " + a + " " + b + " | 4 # " + track + " 4");

        warehouse
                .put("/advance-shipping-notices/" + notice, "{'dtDelivery':'2026-11-26T08:00:00.000Z'}")
                .is(200);
        everywhere(tiers, "2026-11-20 2026-11-26 | 2 " + a + " " + b + " | 4 # " + track + " 4");

        warehouse.delete("/advance-shipping-notices/" + notice).is(200);
        everywhere(tiers);
        assertEquals(
                "2",
                Query.value(
                        fixture.client(),
                        "SELECT COUNT(*) FROM Units WHERE serialNumber IN ('" + a + "','" + b + "')"));
    }

    @Test
    void a_notice_may_be_written_piece_by_piece() {
        Tiers tiers = Tiers.straight(admin, 2, 2, 10);
        String notice = Tiers.uuid(warehouse.post(
                "/advance-shipping-notices", "{'salesOrder':'" + tiers.orders().get(0) + "'}"));
        everywhere(tiers, "null null");

        String item = Tiers.uuid(warehouse.post(
                "/advance-shipping-notice-items",
                "{'advanceShippingNotice':'" + notice + "','salesOrderItem':'" + line(tiers, 1) + "','quantity':5}"));
        everywhere(tiers, "null null | 5");

        String serial = "S" + Tiers.unique();
        warehouse
                .put("/advance-shipping-notice-items/" + item, "{'quantity':6,'serialNumbers':['" + serial + "']}")
                .is(200);
        String parcel = Tiers.uuid(warehouse.post(
                "/advance-shipping-notices/" + notice + "/advance-shipping-notice-packages", "{'weight':1.5}"));
        everywhere(tiers, "null null | 6 " + serial + " #  1.5");

        warehouse.delete("/advance-shipping-notice-packages/" + parcel).is(200);
        warehouse.delete("/advance-shipping-notice-items/" + item).is(200);
        everywhere(tiers, "null null");
    }

    @Test
    void one_notice_ships_several_orders_each_with_its_own_packages() {
        Tiers one = Tiers.straight(admin, 2, 1, 10);
        Tiers other = Tiers.straight(admin, 2, 1, 10);
        String notice = Tiers.uuid(warehouse.post("/advance-shipping-notices", "{}"));
        List<String> boxes = new ArrayList<>();
        for (int weight = 1; weight <= 2; weight++) {
            boxes.add(Tiers.uuid(warehouse.post(
                    "/advance-shipping-notice-packages",
                    "{'advanceShippingNotice':'" + notice + "','weight':" + weight + "}")));
        }
        warehouse
                .post(
                        "/advance-shipping-notice-items",
                        "[{'advanceShippingNotice':'" + notice + "','salesOrderItem':'" + line(one, 0)
                                + "','quantity':1,'advanceShippingNoticePackage':'" + boxes.get(0)
                                + "'},{'advanceShippingNotice':'" + notice + "','salesOrderItem':'" + line(other, 0)
                                + "','quantity':2,'advanceShippingNoticePackage':'" + boxes.get(1) + "'}]")
                .is(201);

        everywhere(one, "null null | 1 #  1");
        everywhere(other, "null null | 2 #  2");
    }

    @Test
    void a_purchase_order_line_stands_for_the_line_that_it_became() {
        Tiers tiers = Tiers.straight(admin, 2, 1, 10);
        String bought = Query.value(
                fixture.client(),
                "SELECT p.uuid FROM PurchaseOrderItems p JOIN PurchaseOrderItems_SalesOrderItems b"
                        + " ON b.purchaseOrderItemId = p.id JOIN SalesOrderItems s ON s.id = b.salesOrderItemId"
                        + " WHERE s.uuid = ?",
                line(tiers, 0));

        warehouse
                .post(
                        "/advance-shipping-notices",
                        "{'advanceShippingNoticeItems':[{'purchaseOrderItem':'" + bought + "','quantity':7}]}")
                .is(201);

        everywhere(tiers, "null null | 7");
    }
}
