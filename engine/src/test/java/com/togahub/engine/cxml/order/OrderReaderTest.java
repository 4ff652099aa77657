package com.togahub.engine.cxml.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.Documents;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.status.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {
    @Test
    void a_good_order_is_read_as_it_stands() {
        OrderRequest order = read(Documents.ORDER);
        assertEquals("PO-1", order.orderId());
        assertEquals(OrderRequest.Type.NEW, order.type());
        assertTrue(order.orderVersion().isEmpty());
        assertEquals(LocalDate.of(2026, 11, 1), order.date().orElseThrow());
        assertEquals("EUR", order.currency().orElseThrow());
        assertEquals(List.of("Gate 1", "Ramp 2"), order.shipTo().orElseThrow().deliverTo());
        assertEquals("DE", order.shipTo().orElseThrow().countryCode().orElseThrow());
        assertEquals("Ring twice", order.notes().orElseThrow());
        OrderLine line = order.lines().get(0);
        assertEquals(10, line.lineNumber());
        assertEquals(new BigDecimal("2.5"), line.quantity());
        assertEquals("P-1", line.supplierPartId());
        assertEquals("Bolt", line.description().orElseThrow());
        assertEquals("B-9", line.buyerPartId().orElseThrow());
    }

    @Test
    void extrinsics_are_kept_by_name_and_as_they_stand() {
        OrderRequest order = read(Documents.order(
                "<Extrinsic name=\"costCentre\">77</Extrinsic>",
                "<Extrinsic name=\"a\">1</Extrinsic><Extrinsic name=\"a\">2</Extrinsic><New k=\"v\"><Deep/></New>"));
        assertEquals("[\"1\",\"2\"]", order.kept().path("values").path("a").toString());
        assertTrue(order.kept().path("elements").toString().contains("<New k=\\\"v\\\"><Deep/></New>"));
        assertEquals(
                "red", order.lines().get(0).kept().path("values").path("colour").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "0.000",
                "1e3",
                "1E308",
                "\uff11",
                "\u0661",
                "one",
                "1,000",
                "1.2.3",
                "0x1",
                "NaN",
                "",
                "+1",
                "1.0000001",
                "1234567890123"
            })
    void a_quantity_is_a_plain_decimal_above_zero(String quantity) {
        Refusal refusal = refused(Documents.order("quantity=\"2.5\"", "quantity=\"" + quantity + "\""));
        assertEquals(400, refusal.status().code());
        assertTrue(refusal.detail().startsWith("Line 10: quantity"), refusal.detail());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.0,1", "0.5,0.5", ".5,0.5", "3.,3", "001,1", "1.500000,1.5", "100,100"})
    void decimals_are_exact(String text, BigDecimal value) {
        OrderRequest order = read(Documents.order("quantity=\"2.5\"", "quantity=\"" + text + "\""));
        assertEquals(value, order.lines().get(0).quantity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderID=\"PO-1\"|orderID=\" \"",
                "lineNumber=\"10\"|lineNumber=\"0\"",
                "lineNumber=\"10\"|lineNumber=\"x\"",
                "currency=\"EUR\">12.50|currency=\"XXZ\">12.50",
                "currency=\"EUR\">5.00|currency=\"USD\">5.00",
                "5.00|five",
                "5.00|-5.00",
                "<SupplierPartID>P-1</SupplierPartID>|<SupplierPartID/>",
                "orderDate=\"2026-11-01T23:30:00-05:00\"|orderDate=\"2026-02-30\"",
                "orderDate=\"2026-11-01T23:30:00-05:00\"|orderVersion=\"-1\"",
                "orderType=\"regular\"|type=\"improve\"",
            })
    void values_that_cannot_be_taken_are_a_bad_request(String part, String by) {
        assertEquals(400, refused(Documents.order(part, by)).status().code());
    }

    @Test
    void everything_wrong_is_said_at_once() {
        String detail = refused(
                        Documents.order("quantity=\"2.5\"", "quantity=\"x\"").replace("PO-1", ""))
                .detail();
        assertTrue(detail.contains("orderID") && detail.contains("quantity"), detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "delete"})
    void a_later_version_names_the_document_that_it_follows(String type) {
        String later = Documents.order("orderType=\"regular\"", "type=\"" + type + "\"");
        assertTrue(refused(later).detail().contains("DocumentReference"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01",
                "2026-11-01T10:00:00Z",
                "2026-11-01T10:00:00.123+01:00",
                "2026-11-01T10:00:00-0400",
                "2026-11-01T10:00:00 -04:00",
                "2026-11-01T10:00:00",
            })
    void dates_are_read_as_senders_write_them(String date) {
        OrderRequest order =
                read(Documents.order("orderDate=\"2026-11-01T23:30:00-05:00\"", "orderDate=\"" + date + "\""));
        assertEquals(LocalDate.of(2026, 11, 1), order.date().orElseThrow());
    }

    @Test
    void a_price_per_hundred_is_divided() {
        OrderRequest order = read(Documents.order(
                "<UnitOfMeasure>EA</UnitOfMeasure>",
                "<UnitOfMeasure>EA</UnitOfMeasure><PriceBasisQuantity quantity=\"100\" conversionFactor=\"1\"/>"));
        assertEquals(
                0,
                new BigDecimal("0.05")
                        .compareTo(order.lines().get(0).price().orElseThrow().amount()));
    }

    private static Refusal refused(String document) {
        return assertThrows(Refusal.class, () -> read(document));
    }

    private static OrderRequest read(String document) {
        return OrderReader.read(
                EnvelopeReader.read(Unpacker.unpack(Documents.post(document))).payload());
    }
}
