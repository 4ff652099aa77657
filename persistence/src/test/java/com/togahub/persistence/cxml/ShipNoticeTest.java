package com.togahub.persistence.cxml;

import static com.togahub.persistence.cxml.Notices.item;
import static com.togahub.persistence.cxml.Notices.later;
import static com.togahub.persistence.cxml.Notices.notice;
import static com.togahub.persistence.cxml.Notices.packaging;
import static com.togahub.persistence.cxml.Notices.piece;
import static com.togahub.persistence.cxml.Notices.portion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.cxml.GatewayFixture.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What suppliers say they ship: the notice, the fulfilments that it stands for, and what shows above. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShipNoticeTest {
    private static final String ITEMS = "SELECT i.lineNumber, i.quantity, i.unitOfMeasure, i.supplierPartId,"
            + " i.serialNumbers, i.lotNumber, i.dateExpiration, i.extrinsics, p.sscc FROM AdvanceShippingNoticeItems i"
            + " JOIN AdvanceShippingNotices n ON n.id = i.advanceShippingNoticeId"
            + " LEFT JOIN AdvanceShippingNoticePackages p ON p.id = i.advanceShippingNoticePackageId"
            + " WHERE n.shipmentIdentifier = ? ORDER BY i.id";
    private static final String PARCELS = "SELECT p.* FROM AdvanceShippingNoticePackages p"
            + " JOIN AdvanceShippingNotices n ON n.id = p.advanceShippingNoticeId"
            + " WHERE n.shipmentIdentifier = ? ORDER BY p.id";

    private final Supply supply = new Supply();

    private Answer post(String document) {
        return supply.gateway.post(document);
    }

    private void accepted(String document) {
        Answer answer = post(document);
        assertEquals("200", answer.status(), answer.text());
    }

    private void everywhere(Supply.Order order, String... expected) {
        assertEquals(List.of(expected), supply.shipped(order.below()));
        assertEquals(List.of(expected), supply.shipped(order.above()));
    }

    @Test
    void a_notice_ships_packages_in_packages_and_pieces() {
        Supply.Order order = supply.order("P-100", 2, 10);
        Answer answer = post(notice(
                "S-100",
                "n100@supplier",
                portion(
                        "P-100",
                        item(
                                1,
                                "3",
                                packaging("001", "", "TRACK-100-1", "3"),
                                packaging("002", "001", "TRACK-100-2", "2"),
                                piece("SN-100-1"),
                                piece("SN-100-2")),
                        item(2, "4.5"))));
        assertEquals("200", answer.status(), answer.text());

        Map<String, String> notice =
                supply.row("SELECT n.*, v.number AS vendor, o.number AS purchase FROM AdvanceShippingNotices n"
                        + " JOIN Vendors v ON v.id = n.vendorId JOIN PurchaseOrders o ON o.id = n.purchaseOrderId"
                        + " WHERE n.shipmentIdentifier = 'S-100'");
        assertTrue(answer.text().contains(notice.get("number")), answer.text());
        assertEquals("V001", notice.get("vendor"));
        assertEquals("P-100", notice.get("purchase"));
        assertTrue(notice.get("dtNotice").startsWith("2026-11-21 02:39:09"), notice.get("dtNotice"));
        assertTrue(notice.get("dtShipment").startsWith("2026-11-20 16:30:19"), notice.get("dtShipment"));
        assertTrue(notice.get("dtDelivery").startsWith("2026-11-24 17:00:00.25"), notice.get("dtDelivery"));
        assertEquals("actual", notice.get("shipmentType"));
        assertEquals("Ground", notice.get("serviceLevel"));
        assertEquals("Federal Express", notice.get("carrier"));
        assertEquals("All in one.", notice.get("notes"));
        for (String part : List.of("SEAL-9", "INV1", "trackingURL", "motor", "2026-11-10T00:00:00-08:00", "po@us")) {
            assertTrue(notice.get("extrinsics").contains(part), part);
        }

        List<Map<String, String>> parcels = supply.rows(PARCELS, "S-100");
        assertEquals(List.of("001", "002"), column(parcels, "sscc"));
        assertEquals("001", parcels.get(1).get("parentSscc"));
        assertEquals("2", parcels.get(1).get("packageNumber"));
        assertEquals("TRACK-100-2", parcels.get(1).get("trackingNumber"));
        assertEquals("Federal Express", parcels.get(1).get("carrier"));
        assertEquals("4.200000", parcels.get(0).get("weight"));
        assertEquals("KGM", parcels.get(0).get("weightUnit"));
        assertEquals("30.000000", parcels.get(0).get("length"));
        assertEquals("CMT", parcels.get(0).get("dimensionUnit"));
        assertTrue(parcels.get(0).get("extrinsics").contains("PackagingCode"));

        List<Map<String, String>> items = supply.rows(ITEMS, "S-100");
        assertEquals(List.of("1", "1", "2"), column(items, "lineNumber"));
        assertEquals(List.of("1", "2", "4.5"), quantities(items));
        assertEquals("001", items.get(0).get("sscc"));
        assertEquals("002", items.get(1).get("sscc"));
        assertEquals("S-1", items.get(0).get("supplierPartId"));
        assertEquals("EA", items.get(0).get("unitOfMeasure"));
        for (String part : List.of("shipNoticeLineNumber", "tagNumber", "DispatchQuantity")) {
            assertTrue(items.get(0).get("extrinsics").contains(part), part);
        }

        everywhere(
                order,
                "1: 3 SN-100-1 SN-100-2 | 2: 4.5 | # Federal Express TRACK-100-1 4.2 | # Federal Express TRACK-100-2 4.2");
        assertEquals(
                1,
                supply.rows("SELECT * FROM Units WHERE serialNumber = 'SN-100-1'")
                        .size());
        Map<String, String> kept = supply.gateway.kept("n100@supplier");
        assertEquals(
                kept.get("purchaseOrderId"),
                supply.row("SELECT id FROM PurchaseOrders WHERE number = 'P-100'")
                        .get("id"));
    }

    @Test
    void a_later_notice_takes_the_place_of_the_earlier_one_until_it_is_withdrawn() {
        Supply.Order order = supply.order("P-110", 2, 10);
        accepted(notice(
                "S-110",
                "n110a@supplier",
                portion(
                        "P-110",
                        item(1, "3", packaging("111", "", "TRACK-110", "3"), piece("SN-110-1"), piece("SN-110-2")),
                        item(2, "4"))));
        String number = supply.row("SELECT number FROM AdvanceShippingNotices WHERE shipmentIdentifier = 'S-110'")
                .get("number");
        accepted(later("update", "S-110", "n110b@supplier", portion("P-110", item(1, "2", piece("SN-110-2"))))
                .replace("<Comments xml:lang=\"en\">All in one.</Comments>", "")
                .replace(" shipmentType=\"actual\"", ""));

        Map<String, String> notice =
                supply.row("SELECT * FROM AdvanceShippingNotices WHERE shipmentIdentifier = 'S-110'");
        assertEquals(number, notice.get("number"));
        assertEquals(null, notice.get("notes"));
        assertEquals(null, notice.get("shipmentType"));
        assertEquals(List.of("2"), quantities(supply.rows(ITEMS, "S-110")));
        assertEquals(List.of("MASTER-S-110"), column(supply.rows(PARCELS, "S-110"), "trackingNumber"));
        everywhere(order, "1: 2 SN-110-2 | # Federal Express MASTER-S-110 -");

        accepted(later("delete", "S-110", "n110c@supplier", "")
                .replace(
                        "shipmentDate=\"2026-11-20T08:30:19-08:00\" deliveryDate=\"2026-11-24T09:00:00.250-0800\"",
                        ""));
        assertEquals(List.of(), supply.rows("SELECT * FROM AdvanceShippingNotices WHERE shipmentIdentifier = 'S-110'"));
        everywhere(order);
        assertEquals(
                supply.gateway.kept("n110a@supplier").get("purchaseOrderId"),
                supply.gateway.kept("n110c@supplier").get("purchaseOrderId"));

        Answer gone = post(later("update", "S-110", "n110d@supplier", portion("P-110", item(1, "1"))));
        assertEquals("417", gone.status(), gone.text());
        accepted(notice("S-110", "n110e@supplier", portion("P-110", item(1, "1"))));
    }

    @Test
    void one_notice_ships_two_orders_each_with_its_own_packages() {
        Supply.Order one = supply.order("P-120", 1, 10);
        Supply.Order two = supply.order("P-121", 2, 10);
        accepted(notice(
                "S-120",
                "n120@supplier",
                portion("P-120", item(1, "1", packaging("121", "", "TRACK-120", "1")))
                        + portion(
                                "P-121",
                                item(1, "2", packaging("122", "", "", "0"), packaging("123", "122", "", "2")),
                                item(2, "7"))));
        everywhere(one, "1: 1 | # Federal Express TRACK-120 4.2");
        everywhere(two, "1: 2 | 2: 7 | # Federal Express MASTER-S-120 4.2 | # Federal Express MASTER-S-120 4.2");
    }

    @Test
    void a_portion_without_lines_ships_what_is_open_of_the_order() {
        Supply.Order order = supply.order("P-130", 2, 10);
        accepted(notice("S-130", "n130a@supplier", portion("P-130", item(1, "4"))));
        accepted(notice("S-131", "n130b@supplier", portion("P-130")));
        assertEquals(List.of("6", "10"), quantities(supply.rows(ITEMS, "S-131")));
        assertEquals(2, supply.shipped(order.above()).size());
        accepted(later("update", "S-131", "n130c@supplier", portion("P-130")));
        assertEquals(List.of("6", "10"), quantities(supply.rows(ITEMS, "S-131")));

        String before = supply.counts();
        assertEquals(
                "409", post(notice("S-132", "n130d@supplier", portion("P-130"))).status());
        assertEquals(before, supply.counts());
    }

    @Test
    void customers_orders_are_shipped_by_their_number_by_ours_or_by_their_document() {
        post(GatewayFixture.order("CU-140", "cu140@buyer"));
        String number = supply.row("SELECT number FROM SalesOrders WHERE externalReference = 'CU-140'")
                .get("number");
        String line = item(10, "0.5");
        accepted(byCustomer(notice("S-140", "n140a@buyer", portion("CU-140", line))));
        accepted(byCustomer(notice("S-141", "n140b@buyer", portion(number, line))));
        accepted(byCustomer(notice(
                "S-142",
                "n140c@buyer",
                portion("CU-140", line).replace("orderID=\"CU-140\"", "").replace("po@us", "cu140@buyer"))));
        accepted(byCustomer(notice("S-143", "n140d@buyer", portion("CU-140"))));
        assertEquals(List.of("1"), quantities(supply.rows(ITEMS, "S-143")));
        assertEquals(
                "409",
                post(byCustomer(notice("S-140", "n140e@buyer", portion("CU-140", line))))
                        .status());
        accepted(byCustomer(later("update", "S-143", "n140f@buyer", portion("CU-140"))));
        assertEquals(List.of("1"), quantities(supply.rows(ITEMS, "S-143")));
        // the vendor's shipments have numbers of their own
        supply.order("P-140", 1, 1);
        accepted(notice("S-140", "n140g@supplier", portion("P-140", item(1, "1"))));
        accepted(notice("S-144", "n140h@supplier", portion("B-P-140", item(1, "1"))));
    }

    @Test
    void a_hub_ships_for_the_vendors_that_it_is_mapped_to() {
        supply.gateway.identity(
                "666",
                "{\"from\": [{\"domain\": \"DUNS\", \"identity\": \"333\", \"vendor\": {\"number\": \"V001\"}},"
                        + " {\"domain\": \"DUNS\", \"identity\": \"777\"}]}");
        supply.order("P-160", 1, 10);
        String document = notice("S-160", "n160a@hub", portion("P-160", item(1, "1")))
                .replace("<Identity>333</Identity><SharedSecret>", "<Identity>666</Identity><SharedSecret>");
        accepted(document);
        // the vendor itself goes on with what the hub began
        accepted(later("update", "S-160", "n160b@supplier", portion("P-160", item(1, "2"))));
        Answer stranger = post(document.replace("n160a", "n160c").replace("<Identity>333", "<Identity>777"));
        assertEquals("403", stranger.status(), stranger.text());
        String profile = Supply.document("n160d@hub", "<ProfileRequest/>").replace("<Identity>333", "<Identity>666");
        assertTrue(post(profile).document().contains("ShipNoticeRequest"));
    }

    @Test
    void the_place_that_goods_go_to_is_an_address_of_the_customer() {
        post(GatewayFixture.order("CU-170", "cu170@buyer"));
        String contact = "<Contact role=\"shipTo\" addressID=\"A1\"><Name xml:lang=\"en\">Depot</Name><PostalAddress>"
                + "<DeliverTo>Gate 1</DeliverTo><DeliverTo>Ramp 2</DeliverTo><Street>Long Road 5</Street><City>Bonn</City>"
                + "<PostalCode>53111</PostalCode><Country isoCountryCode=\"DE\">Germany</Country></PostalAddress></Contact>";
        accepted(byCustomer(notice("S-170", "n170@buyer", portion("CU-170")))
                .replace("<Comments", contact + "<Comments"));
        assertEquals(
                supply.row("SELECT shipToAddressId FROM SalesOrders WHERE externalReference = 'CU-170'"),
                supply.row("SELECT shipToAddressId FROM AdvanceShippingNotices WHERE shipmentIdentifier = 'S-170'"));
    }

    private static String byCustomer(String document) {
        return document.replace("<Identity>333", "<Identity>111");
    }

    @Test
    void lots_are_told_apart_and_packages_may_have_no_codes() {
        supply.order("P-150", 3, 10);
        String lots =
                "<Batch expirationDate=\"2027-01-31T00:00:00Z\" batchQuantity=\"2\"><BuyerBatchID>B-1</BuyerBatchID>"
                        + "<SupplierBatchID>L-1</SupplierBatchID></Batch><Batch batchQuantity=\"1\"><BuyerBatchID>B-2</BuyerBatchID></Batch>";
        String plain = packaging("x", "", "", "2")
                .replaceAll("<ShippingContainerSerialCode>.*</ShippingContainerSerialCode>", "")
                .replace("</Packaging>", "<BestBeforeDate date=\"2027-03-01T00:00:00Z\"/></Packaging>");
        accepted(notice(
                "S-150",
                "n150@supplier",
                portion("P-150", item(1, "3", lots), item(2, "4", plain, plain), item(3, "5", plain))));
        List<Map<String, String>> items = supply.rows(ITEMS, "S-150");
        assertEquals(List.of("2", "1", "2", "2", "2", "3"), quantities(items));
        assertEquals("L-1", items.get(0).get("lotNumber"));
        assertEquals("2027-01-31", items.get(0).get("dateExpiration"));
        assertEquals("B-2", items.get(1).get("lotNumber"));
        assertEquals("2027-03-01", items.get(2).get("dateExpiration"));
        assertEquals(3, supply.rows(PARCELS, "S-150").size());
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    private static List<String> quantities(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row ->
                        new BigDecimal(row.get("quantity")).stripTrailingZeros().toPlainString())
                .toList();
    }
}
