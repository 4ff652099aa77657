package com.togahub.persistence.cxml;

import static com.togahub.persistence.cxml.PunchOutFixture.POST;
import static com.togahub.persistence.cxml.PunchOutFixture.VISITOR;
import static com.togahub.persistence.cxml.PunchOutFixture.fresh;
import static com.togahub.persistence.cxml.PunchOutFixture.repeated;
import static com.togahub.persistence.cxml.PunchOutFixture.setup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.punchout.BasketChange;
import com.togahub.engine.cxml.punchout.BasketLine;
import com.togahub.engine.cxml.punchout.Departure;
import com.togahub.engine.cxml.punchout.Pass;
import com.togahub.engine.cxml.types.DocumentTypes;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What goes back to the buyer, and what can be opened again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PunchOutReturnTest {
    private final PunchOutFixture fixture = new PunchOutFixture();
    private final GatewayFixture gateway = fixture.gateway;

    private static Element parsed(String message) {
        requireValid(message);
        return SafeParser.parse(message.getBytes(StandardCharsets.UTF_8), Optional.empty())
                .getDocumentElement();
    }

    private static void requireValid(String message) {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path folder = here.resolve("shared/samples/cxml-dtd");
            if (Files.isDirectory(folder)) {
                String document = message.replaceFirst("<!DOCTYPE[^>]*>", "");
                assertEquals(List.of(), new DocumentTypes(folder).flaws("PunchOutOrderMessage", document));
                return;
            }
        }
    }

    private static String text(Element root, String... path) {
        return Nodes.at(root, path).orElseThrow().getTextContent();
    }

    private static Element order(Element root) {
        return Nodes.at(root, "Message", "PunchOutOrderMessage").orElseThrow();
    }

    private static String allowed(Element root) {
        return Nodes.at(order(root), "PunchOutOrderMessageHeader").orElseThrow().getAttribute("operationAllowed");
    }

    private static List<String> items(Element root) {
        return Nodes.children(order(root), "ItemIn").stream()
                .map(item -> text(item, "ItemID", "SupplierPartID") + " " + item.getAttribute("quantity"))
                .toList();
    }

    private static Optional<String> status(Element root) {
        return Nodes.at(root, "Message", "Status").map(status -> status.getAttribute("code"));
    }

    @Test
    void the_basket_is_the_message() {
        Pass pass = fixture.visitor("CART", "create", POST);
        fixture.add(pass, "S-1", "8");
        fixture.add(pass, "S-2", "1.5");
        String message = fixture.leave(pass, true);
        Element root = parsed(message);
        assertEquals("Supplier & Co", text(root, "Header", "From", "Credential", "Identity"));
        assertEquals("CART", text(root, "Header", "To", "Credential", "Identity"));
        assertEquals("Supplier & Co", text(root, "Header", "Sender", "Credential", "Identity"));
        assertEquals("Toga", text(root, "Header", "Sender", "UserAgent"));
        assertFalse(message.contains("SharedSecret"));
        assertFalse(message.contains("open sesame"));
        assertEquals(PunchOutFixture.COOKIE, text(order(root), "BuyerCookie"));
        assertEquals("edit", allowed(root));
        assertEquals(Optional.empty(), status(root));
        Element total = Nodes.at(order(root), "PunchOutOrderMessageHeader", "Total", "Money")
                .orElseThrow();
        assertEquals("31.00", total.getTextContent());
        assertEquals("EUR", total.getAttribute("currency"));
        Element first = Nodes.children(order(root), "ItemIn").get(0);
        assertEquals("8", first.getAttribute("quantity"));
        assertEquals("S-1", text(first, "ItemID", "SupplierPartID"));
        assertEquals("0.125", text(first, "ItemDetail", "UnitPrice", "Money"));
        assertEquals("Screw <b>&\"", text(first, "ItemDetail", "Description"));
        assertEquals("C62", text(first, "ItemDetail", "UnitOfMeasure"));
        assertEquals("31161500", text(first, "ItemDetail", "Classification"));
        assertEquals("Maker & Sons", text(first, "ItemDetail", "ManufacturerName"));
        Element second = Nodes.children(order(root), "ItemIn").get(1);
        Element classified = Nodes.at(second, "ItemDetail", "Classification").orElseThrow();
        assertEquals("eClass 27-01", classified.getAttribute("domain") + " " + classified.getTextContent());
        assertEquals("EA", text(second, "ItemDetail", "UnitOfMeasure"));
        Map<String, String> kept = gateway.kept(root.getAttribute("payloadID"));
        assertEquals("OUT", kept.get("direction"));
        assertEquals("PunchOutOrderMessage", kept.get("kind"));
        assertEquals(message, kept.get("document"));
        assertEquals(fixture.session(pass).get("id"), kept.get("punchOutSessionId"));
    }

    @ParameterizedTest
    @CsvSource({"CART,CartItems,cartId", "QUOTE,QuoteItems,quoteId"})
    void the_basket_is_written_to_its_record(String kind, String table, String column) {
        Pass pass = fixture.visitor(kind, "create", POST);
        fixture.add(pass, "S-1", "8");
        fixture.add(pass, "S-2", "1.5");
        String message = fixture.leave(pass, true);
        String record = fixture.session(pass).get(column);
        String sql =
                "SELECT CONCAT_WS(' ', l.lineNumber, i.sku, l.quantity + 0E0, l.unitPrice + 0E0, l.supplierPartAuxiliaryId)"
                        + " FROM " + table + " l JOIN Items i ON i.id = l.itemId WHERE l." + column
                        + " = ? ORDER BY l.lineNumber";
        List<String> lines = Query.column(gateway.client(), sql, record);
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("1 S-1 8 0.125 "), lines.get(0));
        String key = lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1);
        assertTrue(message.contains("<SupplierPartAuxiliaryID>" + key + "</SupplierPartAuxiliaryID>"));

        Pass edit = fixture.visitor(kind, "edit", POST + repeated(message));
        List<BasketLine> basket = fixture.see(edit).basket().lines();
        fixture.change(
                edit,
                new BasketChange.Quantities(
                        Map.of(basket.get(0).key(), "0", basket.get(1).key(), "3")));
        fixture.add(edit, "S-1", "5");
        assertEquals(lines, Query.column(gateway.client(), sql, record));
        fixture.leave(edit, true);
        assertEquals(record, fixture.session(edit).get(column));
        List<String> after = Query.column(gateway.client(), sql, record);
        assertEquals(
                List.of("2 S-2 3 20", "3 S-1 5 0.125"),
                after.stream()
                        .map(line -> line.substring(0, line.lastIndexOf(' ')))
                        .toList());
    }

    @Test
    void a_new_cart_that_is_given_up_is_an_empty_message() {
        Pass pass = fixture.visitor("CART", "create", POST);
        fixture.add(pass, "S-1", "8");
        Element root = parsed(fixture.leave(pass, false));
        assertEquals(List.of(), items(root));
        assertEquals(Optional.empty(), status(root));
        assertEquals("cancelled", fixture.session(pass).get("status"));
        assertEquals(
                "cancelled",
                Query.value(
                        gateway.client(),
                        "SELECT status FROM Carts WHERE id = ?",
                        fixture.session(pass).get("cartId")));
        Pass empty = fixture.visitor("CART", "create", POST);
        assertEquals(List.of(), items(parsed(fixture.leave(empty, true))));
        assertEquals("cancelled", fixture.session(empty).get("status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CART", "QUOTE", "SESSION"})
    void a_cart_is_opened_again_as_the_buyer_has_it(String kind) {
        String items = fixture.returned(kind);
        String fewer = items.substring(0, items.indexOf("</ItemOut>") + 10).replace("quantity=\"8\"", "quantity=\"9\"");
        Pass pass = fixture.visitor(kind, "edit", POST + fewer);
        assertFalse(fixture.see(pass).isReadOnly());
        fixture.add(pass, "S-2", "2");
        String message = fixture.leave(pass, true);
        assertEquals(List.of("S-1 9", "S-2 2"), items(parsed(message)));
        // the line of before has the key of before
        assertTrue(repeated(message).contains(fewer.replaceAll(".*<SupplierPartAuxiliaryID>(.*?)<.*", "$1")));
        Pass again = fixture.visitor(kind, "edit", POST + repeated(message));
        assertEquals(2, fixture.see(again).basket().lines().size());
    }

    @Test
    void an_edit_that_is_given_up_keeps_what_the_buyer_has() {
        String items = fixture.returned("SESSION");
        Pass pass = fixture.visitor("SESSION", "edit", POST + items);
        fixture.change(
                pass,
                new BasketChange.Remove(
                        fixture.see(pass).basket().lines().get(0).key()));
        Element root = parsed(fixture.leave(pass, false));
        assertEquals(Optional.of("204"), status(root));
        assertEquals(List.of(), items(root));
        assertEquals("edit", allowed(root));
        Pass again = fixture.visitor("SESSION", "edit", POST + items);
        assertEquals(2, fixture.see(again).basket().lines().size());
    }

    @Test
    void an_edit_that_leaves_nothing_deletes_the_items() {
        Pass pass = fixture.visitor("CART", "edit", POST + fixture.returned("CART"));
        for (BasketLine line : fixture.see(pass).basket().lines()) {
            fixture.change(pass, new BasketChange.Remove(line.key()));
        }
        Element root = parsed(fixture.leave(pass, true));
        assertEquals(Optional.empty(), status(root));
        assertEquals(List.of(), items(root));
        assertEquals(
                "0",
                Query.value(
                        gateway.client(),
                        "SELECT COUNT(*) FROM CartItems WHERE cartId = ?",
                        fixture.session(pass).get("cartId")));
    }

    @Test
    void an_inspection_changes_nothing() {
        String items = fixture.returned("CART");
        Pass pass = fixture.visitor("CART", "inspect", POST + items);
        assertTrue(fixture.see(pass).isReadOnly());
        assertEquals(List.of(), fixture.see(pass).found());
        String key = fixture.see(pass).basket().lines().get(0).key();
        assertTrue(fixture.change(pass, new BasketChange.Remove(key)).isPresent());
        assertEquals(2, fixture.see(pass).basket().lines().size());
        Element root = parsed(fixture.leave(pass, true));
        assertEquals(Optional.of("204"), status(root));
        assertEquals(List.of(), items(root));
        Pass edit = fixture.visitor("CART", "edit", POST + items);
        assertEquals(2, fixture.see(edit).basket().lines().size());
    }

    private void refused(String status, String identity, String operation, String items) {
        Answer answer = gateway.post(setup(identity, operation, fresh(), POST + items));
        assertEquals(status, answer.status(), answer.text());
        assertFalse(answer.document().contains("StartPage"));
    }

    @Test
    void what_is_not_known_is_412() {
        String items = fixture.returned("CART");
        refused("412", "CART", "edit", "");
        refused("412", "CART", "inspect", items.replaceAll("AuxiliaryID>[^<]+<", "AuxiliaryID>E000028901<"));
        refused("412", "CART", "edit", items.replaceAll("<SupplierPartAuxiliaryID>.*?</SupplierPartAuxiliaryID>", ""));
        refused("412", "CART", "edit", items.replaceFirst("\\.[0-9a-f]{8}<", ".00000000<"));
        refused("412", "CART", "edit", items + fixture.returned("CART"));
        refused("400", "CART", "edit", items + items);
        // another identity's cart
        refused("412", "QUOTE", "edit", items);
        // a cart that was never returned
        Pass open = fixture.visitor("CART", "create", POST);
        fixture.add(open, "S-1", "1");
        String key = fixture.see(open).basket().lines().get(0).key();
        refused(
                "412",
                "CART",
                "edit",
                "<ItemOut quantity=\"1\"><ItemID><SupplierPartID>S-1</SupplierPartID>" + "<SupplierPartAuxiliaryID>"
                        + key + "</SupplierPartAuxiliaryID></ItemID></ItemOut>");
    }

    @Test
    void what_was_not_allowed_then_is_412() {
        fixture.identity("growing", "\"kind\": \"CART\", \"operations\": [\"create\"]");
        String created = fixture.returned("growing");
        terms("growing", "[\"create\", \"inspect\"]");
        String inspectable = fixture.returned("growing");
        terms("growing", "[\"create\", \"edit\"]");
        refused("412", "growing", "edit", created);
        refused("412", "growing", "inspect", created);
        refused("412", "growing", "edit", inspectable);
        fixture.opened("growing", "inspect", POST + inspectable);
    }

    private void terms(String identity, String operations) {
        DatabaseServer.shared()
                .execute(
                        gateway.core(),
                        "UPDATE ClientApiIdentities SET defaultMapping = JSON_SET(defaultMapping, '$.punchOut.operations',"
                                + " JSON_EXTRACT('" + operations + "', '$')) WHERE identity = '" + identity + "'");
    }

    @Test
    void a_cart_that_has_expired_is_412() {
        fixture.identity("forgetful", "\"kind\": \"SESSION\", \"days\": 2");
        String items = fixture.returned("forgetful");
        fixture.opened("forgetful", "inspect", POST + items);
        DatabaseServer.shared()
                .execute(
                        gateway.client(),
                        "UPDATE PunchOutSessions SET dtReturned = dtReturned - INTERVAL 49 HOUR WHERE status = 'returned'");
        refused("412", "forgetful", "inspect", items);
    }

    @Test
    void a_cart_that_was_closed_here_is_412() {
        String items = fixture.returned("CART");
        String basket = items.replaceAll("(?s).*?AuxiliaryID>([0-9a-f-]{36})\\..*", "$1");
        DatabaseServer.shared()
                .execute(gateway.client(), "UPDATE Carts SET status = 'ordered' WHERE uuid = '" + basket + "'");
        refused("412", "CART", "edit", items);
        fixture.opened("CART", "inspect", POST + items);
        DatabaseServer.shared()
                .execute(gateway.client(), "UPDATE Carts SET status = 'expired' WHERE uuid = '" + basket + "'");
        refused("412", "CART", "inspect", items);
    }

    @Test
    void a_message_may_travel_as_text() {
        fixture.identity("texts", "\"kind\": \"CART\", \"return\": \"urlencoded\"");
        Pass pass = fixture.visitor("texts", "create", POST);
        fixture.add(pass, "S-1", "1");
        Departure departure = fixture.pages.leave(pass, true, VISITOR).orElseThrow();
        assertEquals("cXML-urlencoded", departure.form().orElseThrow().field());
        String message = departure.form().get().value();
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(message));
        assertTrue(message.startsWith("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>"));
        assertEquals(PunchOutFixture.COOKIE, text(order(parsed(message)), "BuyerCookie"));
    }

    @Test
    void a_cookie_that_is_markup_comes_back_as_it_is() {
        String cookie = "<BuyerCookie><Money currency=\"EUR\">1</Money> x</BuyerCookie>";
        Answer answer = gateway.post(
                setup("CART", "create", fresh(), POST).replaceAll("<BuyerCookie>.*?</BuyerCookie>", cookie));
        Pass pass = fixture.pages
                .start("gate", PunchOutFixture.key(answer), VISITOR)
                .orElseThrow()
                .pass();
        String message = fixture.leave(pass, false);
        assertTrue(message.contains(cookie), message);
    }
}
