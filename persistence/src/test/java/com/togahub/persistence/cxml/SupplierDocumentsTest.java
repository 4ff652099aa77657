package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.confirmation.ConfirmationHandler;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Confirmations, status updates and invoices: what is taken down of them, and where. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplierDocumentsTest {
    private final Supply supply = new Supply();

    private void accepted(String document) {
        Answer answer = supply.gateway.post(document);
        assertEquals("200", answer.status(), answer.text());
    }

    private void refused(String status, String part, String order, String document) {
        String before = state(order);
        Answer answer = supply.gateway.post(document);
        assertEquals(status, answer.status(), answer.text());
        assertTrue(answer.text().contains(part), answer.text());
        assertEquals(before, state(order));
    }

    private String state(String order) {
        return order(order) + " " + lines(order);
    }

    private Map<String, String> order(String number) {
        return supply.row("SELECT * FROM PurchaseOrders WHERE number = ?", number);
    }

    private List<String> lines(String number) {
        return supply
                .rows(
                        "SELECT l.* FROM PurchaseOrderItems l JOIN PurchaseOrders o ON o.id = l.purchaseOrderId"
                                + " WHERE o.number = ? ORDER BY l.lineNumber",
                        number)
                .stream()
                .map(row -> row.get("lineNumber") + " " + row.get("status") + " " + row.get("quantityConfirmed") + " "
                        + row.get("dateConfirmedDelivery") + " " + row.get("unitPrice"))
                .toList();
    }

    private static String confirmation(String payloadId, String order, String header, String items) {
        return Supply.document(
                payloadId,
                "<ConfirmationRequest><ConfirmationHeader noticeDate=\"2026-11-20T10:00:00Z\" " + header
                        + "<Comments>as agreed</Comments></ConfirmationHeader><OrderReference orderID=\"" + order
                        + "\"><DocumentReference payloadID=\"po@us\"/></OrderReference>" + items
                        + "</ConfirmationRequest>");
    }

    private static String item(int line, String... statuses) {
        return "<ConfirmationItem quantity=\"10\" lineNumber=\"" + line + "\"><UnitOfMeasure>EA</UnitOfMeasure>"
                + String.join("", statuses) + "</ConfirmationItem>";
    }

    private static String status(String type, String quantity, String day) {
        return "<ConfirmationStatus type=\"" + type + "\" quantity=\"" + quantity + "\" deliveryDate=\"" + day
                + "T09:00:00-08:00\"><UnitOfMeasure>EA</UnitOfMeasure><UnitPrice><Money currency=\"EUR\">2.75</Money>"
                + "</UnitPrice></ConfirmationStatus>";
    }

    @Test
    void an_order_is_accepted_rejected_or_put_off_as_a_whole() {
        supply.order("C-100", 2, 10);
        accepted(confirmation("c100a@s", "C-100", "type=\"accept\" confirmID=\"K-1\">", ""));
        assertEquals("confirmed", order("C-100").get("status"));
        assertEquals(
                List.of("1 confirmed 10.000000 null 2.000000", "2 confirmed 10.000000 null 2.000000"), lines("C-100"));
        assertTrue(order("C-100").get("extrinsics").contains("as agreed"));
        assertEquals(order("C-100").get("id"), supply.gateway.kept("c100a@s").get("purchaseOrderId"));

        refused("409", "K-1", "C-100", confirmation("c100b@s", "C-100", "type=\"accept\" confirmID=\"K-1\">", ""));
        String update = "type=\"backordered\" confirmID=\"K-1\" operation=\"update\">";
        refused("400", "DocumentReference", "C-100", confirmation("c100c@s", "C-100", update, ""));
        accepted(confirmation("c100d@s", "C-100", update + "<DocumentReference payloadID=\"c100a@s\"/>", ""));
        assertEquals("backordered", order("C-100").get("status"));
        accepted(confirmation("c100e@s", "C-100", "type=\"reject\" confirmID=\"K-2\">", ""));
        assertEquals("rejected", order("C-100").get("status"));
        assertEquals(List.of("1 rejected 0.000000 null 2.000000", "2 rejected 0.000000 null 2.000000"), lines("C-100"));
        refused("409", "K-1", "C-100", confirmation("c100f@s", "C-100", "type=\"accept\" confirmID=\"K-1\">", ""));
    }

    @Test
    void lines_are_confirmed_in_parts_and_prices_stay_as_ordered() {
        supply.order("C-110", 4, 10);
        accepted(confirmation(
                "c110a@s",
                "C-110",
                "type=\"detail\">",
                item(1, status("accept", "10", "2026-12-01"))
                        + item(2, status("detail", "4", "2026-12-02"), status("backordered", "6", "2027-01-15"))
                        + item(3, status("reject", "10", "2026-12-03"))));
        assertEquals(
                List.of(
                        "1 confirmed 10.000000 2026-12-01 2.000000",
                        "2 partiallyConfirmed 4.000000 2026-12-02 2.000000",
                        "3 rejected 0.000000 null 2.000000",
                        "4 open null null 2.000000"),
                lines("C-110"));
        assertEquals("partiallyConfirmed", order("C-110").get("status"));
        assertEquals("2026-12-02", order("C-110").get("dateConfirmedDelivery"));
        String kept = supply.row(
                        "SELECT l.extrinsics FROM PurchaseOrderItems l JOIN PurchaseOrders o ON o.id = l.purchaseOrderId"
                                + " WHERE o.number = 'C-110' AND l.lineNumber = 1")
                .get("extrinsics");
        assertTrue(kept.contains("2.75") && kept.contains("EUR"), kept);

        accepted(confirmation("c110b@s", "C-110", "type=\"except\">", item(2, status("accept", "10", "2026-12-20"))));
        assertEquals("confirmed", order("C-110").get("status"));
        assertEquals("2026-12-20", order("C-110").get("dateConfirmedDelivery"));
    }

    @Test
    void confirmations_that_cannot_be_taken_change_nothing() {
        supply.order("C-120", 1, 10);
        supply.order("C-121", "V002", 1, 10);
        String detail = "type=\"detail\">";
        String good = item(1, status("accept", "10", "2026-12-01"));
        refused("417", "C-129", "C-120", confirmation("c120a@s", "C-129", detail, good));
        refused("417", "C-121", "C-121", confirmation("c120b@s", "C-121", detail, good));
        refused("417", "B-C-120", "C-120", confirmation("c120c@s", "B-C-120", detail, good));
        refused(
                "417",
                "line 7",
                "C-120",
                confirmation("c120d@s", "C-120", detail, good + item(7, status("accept", "1", "2026-12-01"))));
        refused("400", "twice", "C-120", confirmation("c120e@s", "C-120", detail, good + good));
        refused("400", "type", "C-120", confirmation("c120f@s", "C-120", "type=\"maybe\">", good));
        refused(
                "400",
                "Line 1: the type",
                "C-120",
                confirmation("c120g@s", "C-120", detail, item(1, status("maybe", "1", "2026-12-01"))));
        refused(
                "400",
                "Line 1: the quantity",
                "C-120",
                confirmation("c120h@s", "C-120", detail, item(1, status("accept", "ten", "2026-12-01"))));
        refused("400", "UnitPrice", "C-120", confirmation("c120i@s", "C-120", detail, good.replace("EUR", "EURO")));
        refused(
                "400",
                "deliveryDate",
                "C-120",
                confirmation("c120j@s", "C-120", detail, good.replace("2026-12-01", "2026-13-01")));
        String buyer = confirmation("c120k@s", "C-120", detail, good).replace("<Identity>333", "<Identity>111");
        refused("403", "vendor", "C-120", buyer);
        String profile = Supply.document("c120l@s", "<ProfileRequest/>").replace("<Identity>333", "<Identity>111");
        String offered = supply.gateway.post(profile).document();
        assertTrue(offered.contains("InvoiceDetailRequest") && offered.contains("StatusUpdateRequest"), offered);
        assertFalse(offered.contains("ConfirmationRequest"), offered);
    }

    @Test
    void cost_does_not_grow_with_the_lines() {
        assertEquals(statements(2), statements(200));
    }

    private int statements(int lines) {
        String order = "C-15" + lines;
        supply.order(order, lines, 10);
        String items = IntStream.rangeClosed(1, lines)
                .mapToObj(line -> item(line, status("accept", Integer.toString(line % 9 + 1), "2026-12-01")))
                .collect(Collectors.joining());
        return supply.statements(new ConfirmationHandler(), confirmation("cost@s", order, "type=\"detail\">", items));
    }

    private static String update(String payloadId, String about, String more) {
        return Supply.document(
                payloadId,
                "<StatusUpdateRequest><DocumentReference payloadID=\"" + about
                        + "\"/><Status code=\"200\" text=\"OK\" xml:lang=\"en\">Forwarded</Status>" + more
                        + "</StatusUpdateRequest>");
    }

    @Test
    void a_status_is_kept_with_the_order_of_its_document() {
        supply.order("C-130", 1, 10);
        accepted(confirmation("c130a@s", "C-130", "type=\"accept\">", ""));
        accepted(update("c130b@s", "c130a@s", "<InvoiceStatus type=\"paid\"/>"));
        Map<String, String> kept = supply.gateway.kept("c130b@s");
        assertEquals(order("C-130").get("id"), kept.get("purchaseOrderId"));
        assertEquals("Status 200 of the document c130a@s: Forwarded", kept.get("notes"));
        assertEquals("confirmed", order("C-130").get("status"));
        String extrinsics = order("C-130").get("extrinsics");
        assertTrue(extrinsics.contains("as agreed") && extrinsics.contains("InvoiceStatus"), extrinsics);

        refused("417", "nowhere@s", "C-130", update("c130c@s", "nowhere@s", ""));
        refused("400", "DocumentReference", "C-130", update("c130d@s", "", ""));
        refused("400", "code", "C-130", update("c130e@s", "c130a@s", "").replace("code=\"200\"", ""));
        // another vendor knows nothing of it
        refused("417", "c130a@s", "C-130", update("c130f@s", "c130a@s", "").replace("<Identity>333", "<Identity>444"));
        refused(
                "403",
                "No customer",
                "C-130",
                update("c130g@s", "c130a@s", "").replace("<Identity>333", "<Identity>555"));
    }

    private static String invoice(String payloadId, String invoiceId, String order, String amount) {
        return Supply.document(
                payloadId,
                "<InvoiceDetailRequest><InvoiceDetailRequestHeader invoiceID=\"" + invoiceId
                        + "\" operation=\"new\" invoiceDate=\"2026-11-20T10:00:00Z\"/><InvoiceDetailOrder>"
                        + "<InvoiceDetailOrderInfo><OrderReference orderID=\"" + order
                        + "\"><DocumentReference payloadID=\"po@us\"/></OrderReference></InvoiceDetailOrderInfo>"
                        + "</InvoiceDetailOrder><InvoiceDetailSummary><SubtotalAmount><Money currency=\"EUR\">19.00</Money>"
                        + "</SubtotalAmount><NetAmount><Money currency=\"EUR\">" + amount
                        + "</Money></NetAmount></InvoiceDetailSummary></InvoiceDetailRequest>");
    }

    @Test
    void an_invoice_is_taken_down_once() {
        supply.order("C-140", 1, 10);
        supply.order("C-141", "V002", 1, 10);
        accepted(invoice("c140a@s", "I_1%", "C-140", "20.50"));
        Map<String, String> kept = supply.gateway.kept("c140a@s");
        assertEquals(order("C-140").get("id"), kept.get("purchaseOrderId"));
        assertEquals("Invoice I_1%: 20.50 EUR, of 2026-11-20, for C-140", kept.get("notes"));

        refused("409", "I_1%", "C-140", invoice("c140b@s", "I_1%", "C-140", "20.50"));
        accepted(invoice("c140c@s", "I-10", "C-140", "-20.50"));
        accepted(invoice("c140d@s", "I_1%", "C-141", "1").replace("<Identity>333", "<Identity>444"));
        refused("417", "C-149", "C-140", invoice("c140e@s", "I-2", "C-149", "1"));
        refused("417", "C-141", "C-140", invoice("c140f@s", "I-2", "C-141", "1"));
        refused("400", "NetAmount", "C-140", invoice("c140g@s", "I-2", "C-140", "1,50"));
        refused(
                "400",
                "currency",
                "C-140",
                invoice("c140h@s", "I-2", "C-140", "1").replace("EUR", "XYZ1"));
        refused("400", "invoiceID", "C-140", invoice("c140i@s", "", "C-140", "1"));
        refused("417", "I-2", "C-140", withdrawn(invoice("c140j@s", "I-2", "C-140", "1")));
        accepted(withdrawn(invoice("c140k@s", "I_1%", "C-140", "20.50")));
        accepted(invoice("c140l@s", "I_1%", "C-140", "21"));
        refused("409", "I_1%", "C-140", invoice("c140m@s", "I_1%", "C-140", "21"));
        refused(
                "403",
                "No customer",
                "C-140",
                invoice("c140n@s", "I-3", "C-140", "1").replace("<Identity>333", "<Identity>555"));
    }

    private static String withdrawn(String invoice) {
        return invoice.replace("operation=\"new\"", "operation=\"delete\"");
    }
}
