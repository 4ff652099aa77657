package com.togahub.engine.cxml.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which confirmation an order gets. */
class ConfirmationTest {
    /** The order's status, what header, first and second line say of confirmations, the lines' statuses, and the outcome. */
    @ParameterizedTest
    @CsvSource({
        "confirmed, -, -, -, open, open, accept",
        "confirmed, -, -, -, open, rejected, detail 10 accept 20 reject",
        "confirmed, -, -, -, rejected, cancelled, reject",
        "confirmed, -, -, -, backordered, backordered, backordered",
        "confirmed, -, -, -, backordered, open, detail 10 backordered 20 accept",
        "rejected, -, -, -, open, open, reject",
        "rejected, -, notAllowed, -, open, open, detail 20 reject",
        "confirmed, allowed, -, -, open, open, accept",
        "confirmed, allowed, -, -, open, rejected, unsayable",
        "confirmed, allowed, -, -, backordered, backordered, unsayable",
        "confirmed, allowed, allowed, -, open, rejected, detail 10 accept 20 reject",
        "confirmed, requiredBeforeASN, -, -, open, open, accept",
        "confirmed, notAllowed, -, -, open, open, none",
        "rejected, notAllowed, -, -, open, open, none",
        "confirmed, notAllowed, allowed, -, open, open, detail 10 accept",
        "confirmed, -, notAllowed, notAllowed, open, open, none",
        "confirmed, -, notAllowed, -, open, open, detail 20 accept",
    })
    void what_the_customer_allows_decides(
            String status, String header, String first, String second, String one, String other, String expected) {
        CustomersOrder order = Built.order(
                status, keys(header), Built.line(20, other, keys(second)), Built.line(10, one, keys(first)));
        Confirmation confirmation = Confirmation.of(order, order.status().isRejected());
        StringBuilder outcome =
                new StringBuilder(confirmation.type().orElse(confirmation.isUnsayable() ? "unsayable" : "none"));
        confirmation.lines().forEach(line -> outcome.append(' ')
                .append(line.number())
                .append(' ')
                .append(line.status().type()));
        assertEquals(expected, outcome.toString());
        confirmation
                .notice(order, Built.ORDER_ID)
                .ifPresent(notice ->
                        Built.requireValid(notice, Built.document(notice, "update", Optional.of("earlier@us"))));
    }

    private static String keys(String value) {
        return value.equals("-") ? "" : Built.keys(value);
    }

    @Test
    void a_confirmation_names_the_order_its_document_and_its_lines() {
        CustomersOrder order = Built.order("confirmed", "", Built.line(10, "open", ""), Built.line(20, "rejected", ""));
        Notice notice =
                Confirmation.of(order, false).notice(order, Built.ORDER_ID).orElseThrow();
        String document = Built.document(notice, "new", Optional.empty());
        for (String part : new String[] {
            "fulfill.dtd",
            "<From><Credential domain=\"DUNS\"><Identity>999</Identity></Credential></From>",
            "<To><Credential domain=\"DUNS\"><Identity>111</Identity></Credential></To>",
            "<Sender><Credential domain=\"DUNS\"><Identity>999</Identity></Credential><UserAgent>Toga</UserAgent></Sender>",
            "confirmID=\"SO00001\" operation=\"new\" type=\"detail\" noticeDate=\"2026-11-28T10:00:00+00:00\"",
            "<OrderReference orderID=\"PO-1\" orderDate=\"2026-11-01T23:30:00-05:00\"><DocumentReference payloadID=\"order-1@buyer.example\"/>",
            "<ConfirmationItem quantity=\"2.5\" lineNumber=\"20\"><UnitOfMeasure>BX</UnitOfMeasure>"
                    + "<ConfirmationStatus quantity=\"2.5\" type=\"reject\"><UnitOfMeasure>BX</UnitOfMeasure></ConfirmationStatus>",
        }) {
            assertTrue(
                    document.toLowerCase(java.util.Locale.ROOT).contains(part.toLowerCase(java.util.Locale.ROOT)),
                    part + "\n" + document);
        }
        assertFalse(document.contains("SharedSecret"), document);
    }

    @Test
    void notices_that_say_the_same_have_one_hash() {
        CustomersOrder one = Built.order("confirmed", "", Built.line(10, "open", ""));
        CustomersOrder same = Built.order("accepted", "", Built.line(10, "confirmed", ""));
        CustomersOrder other = Built.order("confirmed", "", Built.line(10, "rejected", ""));
        assertEquals(hash(one, Built.ORDER_ID), hash(same, Built.ORDER_ID));
        assertNotEquals(hash(one, Built.ORDER_ID), hash(other, Built.ORDER_ID));
        assertNotEquals(hash(one, Built.ORDER_ID), hash(one, "order-2@buyer.example"), "a later version of the order");
    }

    private static String hash(CustomersOrder order, String payloadId) {
        return Confirmation.of(order, false)
                .notice(order, payloadId)
                .orElseThrow()
                .hash();
    }
}
