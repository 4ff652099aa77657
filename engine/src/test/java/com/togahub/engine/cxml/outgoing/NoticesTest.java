package com.togahub.engine.cxml.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.types.DocumentTypes;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What ship notices and status updates say. */
class NoticesTest {
    private static final CustomersOrder ORDER = Built.order("confirmed", "", Built.line(10, "open", ""));

    private static Shipment shipment(int lines, String... parcels) {
        String items = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> "{'quantity':" + i + ".50,'salesOrderItem':{'lineNumber':" + i * 10
                        + ",'unitOfMeasure':'BX'},'itemFulfillmentItemUnits':[{'unit':{'serialNumber':'S-" + i
                        + "','assetTag':'T-" + i + "'}}]}")
                .collect(Collectors.joining(","));
        return Shipment.of(
                Built.json("{'uuid':'f','number':'F00007','dateItemFulfillment':'2026-11-27','dateDeliveryEta':null,"
                        + "'dtCreated':'2026-11-26T10:00:00.000Z','itemFulfillmentItems':[" + items
                        + "],'itemFulfillmentPackages':[" + String.join(",", parcels) + "]}"));
    }

    private static String parcel(int number) {
        return "{'packageNumber':'" + number + "','sscc':'00340000000000000" + number
                + "','description':'box','weight':1.250000,'weightUnit':'KGM','length':10,'dimensionUnit':null,"
                + "'trackingNumber':{'carrier':'UPS','number':'1Z" + number + "','url':'https://ups.example/1Z'}}";
    }

    private static String valid(Notice notice, String operation, Optional<String> earlier) {
        String document = Built.document(notice, operation, earlier);
        Built.requireValid(notice, document);
        return document;
    }

    @Test
    void a_ship_notice_has_lines_packages_and_serial_numbers() {
        Notice notice = ShipNotice.notice(shipment(1, parcel(1), parcel(2)), ORDER, Built.ORDER_ID);
        String document = valid(notice, "new", Optional.empty());
        for (String part : new String[] {
            "shipmentID=\"F00007\" operation=\"new\" noticeDate=\"2026-11-28T10:00:00+00:00\"",
            "shipmentDate=\"2026-11-27T00:00:00+00:00\" deliveryDate=\"2026-12-05T00:00:00+00:00\"",
            "<CarrierIdentifier domain=\"companyName\">UPS</CarrierIdentifier>",
            "<ShipmentIdentifier domain=\"trackingNumber\" trackingURL=\"https://ups.example/1Z\">1Z2</ShipmentIdentifier>",
            "<DocumentReference payloadID=\"order-1@buyer.example\"/>",
            "<ShipNoticeItem quantity=\"1.5\" lineNumber=\"10\" shipNoticeLineNumber=\"1\"><UnitOfMeasure>BX</UnitOfMeasure>",
            "<ShippingContainerSerialCode>003400000000000002</ShippingContainerSerialCode>",
            "<PackageTrackingID>1Z1</PackageTrackingID>",
            "<AssetInfo tagNumber=\"T-1\" serialNumber=\"S-1\"/>",
        }) {
            assertTrue(document.contains(part), part + "\n" + document);
        }
    }

    @Test
    void an_update_and_a_withdrawal_refer_to_the_notice_before() {
        String reference = "<DocumentReference payloadID=\"before@us\"/></ShipNoticeHeader>";
        Notice notice = ShipNotice.notice(shipment(2), ORDER, Built.ORDER_ID);
        String update = valid(notice, ShipNotice.UPDATE, Optional.of("before@us"));
        assertTrue(update.contains("operation=\"update\"") && update.contains(reference), update);
        String gone = valid(ShipNotice.withdrawal("F00007"), ShipNotice.DELETE, Optional.of("before@us"));
        assertTrue(gone.contains("shipmentID=\"F00007\" operation=\"delete\"") && gone.contains(reference), gone);
        assertFalse(gone.contains("ShipNoticePortion"), gone);
        assertTrue(told(gone).isWithdrawal());
        assertFalse(told(update).isWithdrawal());
        assertEquals(Optional.of("F00007"), told(gone).shipmentNumber());
    }

    private static Told told(String document) {
        return new Told("p", "h", document, Optional.empty());
    }

    @Test
    void one_package_holds_every_line_and_several_are_not_shared_out() {
        assertEquals(3, packagings(shipment(3, parcel(1))));
        assertEquals(2, packagings(shipment(3, parcel(1), parcel(2))));
        assertEquals(0, packagings(shipment(3)));
    }

    private static int packagings(Shipment shipment) {
        return valid(ShipNotice.notice(shipment, ORDER, Built.ORDER_ID), "new", Optional.empty())
                        .split("<Packaging>", -1)
                        .length
                - 1;
    }

    @Test
    void lines_that_the_customer_does_not_know_are_left_out() {
        Shipment shipment = Shipment.of(
                Built.json(
                        "{'number':'F1','dtCreated':'2026-11-26T10:00:00.000Z','itemFulfillmentItems':["
                                + "{'quantity':1,'salesOrderItem':{'lineNumber':null}},{'quantity':1,'salesOrderItem':null}]}"));
        assertTrue(shipment.lines().isEmpty());
    }

    @Test
    void an_open_order_is_accepted_and_a_finished_one_is_ok() {
        assertTrue(update("on hold")
                .contains("<Status code=\"201\" text=\"Accepted\" xml:lang=\"en-US\">on hold</Status>"));
        assertTrue(update("Shipped").contains("<Status code=\"200\" text=\"OK\" xml:lang=\"en-US\">Shipped</Status>"));
        assertTrue(update("on hold")
                .contains("<StatusUpdateRequest><DocumentReference payloadID=\"order-1@buyer.example\"/>"));
    }

    private static String update(String status) {
        return valid(StatusUpdate.notice(Built.order(status, ""), Built.ORDER_ID), "new", Optional.empty());
    }

    @Test
    void what_is_not_valid_is_found() {
        com.togahub.engine.cxml.Corpus.folder("cxml-dtd")
                .ifPresent(folder -> assertFalse(new DocumentTypes(folder)
                        .flaws("ShipNoticeRequest", "<cXML payloadID=\"1\" timestamp=\"2\"/>")
                        .isEmpty()));
    }
}
