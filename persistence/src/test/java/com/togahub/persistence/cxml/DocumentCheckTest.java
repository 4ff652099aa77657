package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.check.Remark;
import com.togahub.engine.cxml.check.Report;
import com.togahub.engine.cxml.check.Report.Stage;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says, that it has no effect, and strict senders, who must keep to the document types. */
class DocumentCheckTest {
    private static final String ORDER = GatewayFixture.order("PO-1", "check-1@buyer");

    @TempDir
    Path types;

    private final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void installTypes() throws IOException {
        Files.writeString(types.resolve("cXML.dtd"), typeOf(ORDER));
    }

    @Test
    void a_good_document_is_accepted_without_effect() {
        Report report = gateway.check(ORDER);
        assertEquals(List.of(), report.remarks());
        assertEquals(Stage.REQUEST, report.examined());
        assertTrue(report.status().isSuccess());
        assertEquals("0", Query.value(gateway.client(), "SELECT COUNT(*) FROM SalesOrders"));
        assertEquals("0", Query.value(gateway.client(), "SELECT COUNT(*) FROM CxmlDocuments"));
        assertEquals("0", Query.value(gateway.client(), "SELECT COUNT(*) FROM Addresses"));
        assertEquals("200", gateway.post(ORDER).status());
    }

    @Test
    void every_remark_has_its_place() {
        String broken = ORDER.replace("quantity=\"2.5\"", "quantity=\"-1\"").replace(" orderID=\"PO-1\"", "");
        Report report = gateway.check(broken);
        assertEquals(400, report.status().code());
        assertPlace(report.remarks().get(0), line(broken, "<OrderRequestHeader"), "OrderRequestHeader");
        assertPlace(report.remarks().get(1), line(broken, "<ItemOut"), "ItemOut");
        assertEquals(2, report.remarks().size());
    }

    @Test
    void what_only_the_database_knows_has_its_place_too() {
        String unknown = ORDER.replace(">P-1<", ">P-404<");
        Report report = gateway.check(unknown);
        assertEquals(Stage.SENDER, report.examined());
        assertPlace(report.remarks().get(0), line(unknown, "<ItemOut"), "ItemOut");
        assertFalse(report.remarks().get(0).hint().isEmpty());
    }

    @Test
    void a_document_that_cannot_be_read_says_the_line() {
        String open = ORDER.replace("</ItemOut>", "");
        Report report = gateway.check(open);
        assertEquals(406, report.status().code());
        assertEquals(
                Optional.of(line(open, "</OrderRequest>")),
                report.remarks().get(0).line());
        assertEquals(Stage.TEXT, report.examined());
        String twoHeaders = ORDER.replace("<Request>", "<Header/><Request>");
        assertEquals(
                Optional.of("cXML"), gateway.check(twoHeaders).remarks().get(0).element());
    }

    @Test
    void a_line_of_the_text_is_not_taken_for_a_line_of_the_order() {
        String deep = "<A>".repeat(120) + "</A>".repeat(120);
        String document = ORDER.replace("lineNumber=\"10\"", "lineNumber=\"" + line(ORDER, "<Extrinsic") + "\"")
                .replace("<Extrinsic name=\"costCentre\">77", "<Extrinsic name=\"costCentre\">" + deep);
        Remark remark = gateway.check(document).remarks().get(0);
        assertEquals(Optional.of(line(document, "<Extrinsic")), remark.line());
        assertEquals(Optional.empty(), remark.element());
    }

    @Test
    void an_unknown_sender_learns_nothing_beyond_the_form() {
        Report report = gateway.check(ORDER.replace("open sesame", "wrong").replace(">P-1<", ">P-404<"));
        assertEquals(401, report.status().code());
        assertEquals(1, report.remarks().size());
        assertEquals(Stage.ENVELOPE, report.examined());
    }

    @Test
    void a_document_that_was_received_is_answered_as_it_would_be() {
        gateway.post(ORDER);
        assertTrue(gateway.check(ORDER).status().isSuccess());
        assertEquals(409, gateway.check(ORDER.replace("2.5", "3")).status().code());
        assertEquals(
                409,
                gateway.check(ORDER.replace("check-1@", "check-2@")).status().code());
        assertEquals(1, gateway.orders("PO-1"));
    }

    @Test
    void what_the_type_does_not_allow_is_a_warning_for_lenient_senders() {
        gateway.install(types);
        String extra = ORDER.replace("<cXML ", "<cXML version=\"1.0\" ");
        Report report = gateway.check(extra);
        assertTrue(report.status().isSuccess());
        Remark first = report.remarks().get(0);
        assertFalse(first.isError());
        assertEquals(Optional.of(2), first.line());
        assertEquals("200", gateway.post(extra).status());
    }

    @Test
    void and_the_end_for_strict_ones() {
        strict();
        String broken = ORDER.replace("Buyer 1.0</UserAgent>", "Buyer 1.0</UserAgent><Unknown/>");
        assertEquals("500", gateway.post(broken).status());
        gateway.install(types);
        GatewayFixture.Answer answer = gateway.post(broken);
        assertEquals("406", answer.status());
        assertTrue(answer.text().contains("Line " + line(broken, "<Unknown/>")), answer.text());
        Report report = gateway.check(broken);
        assertEquals(406, report.status().code());
        assertTrue(
                report.remarks().stream().allMatch(Remark::isError),
                report.remarks().toString());
        assertEquals(
                Optional.of(line(broken, "<Unknown/>")), report.remarks().get(0).line());
        assertTrue(
                report.remarks().get(0).element().isPresent(), report.remarks().toString());
        assertEquals("0", Query.value(gateway.client(), "SELECT COUNT(*) FROM CxmlDocuments"));
    }

    /** A document type that allows the elements and attributes of a document, and no others. */
    private static String typeOf(String document) {
        Map<String, Set<String>> elements = new TreeMap<>();
        Matcher tags = Pattern.compile("<([A-Za-z]+)([^>]*)>").matcher(document);
        while (tags.find()) {
            Matcher attributes = Pattern.compile("([A-Za-z:]+)=\"").matcher(tags.group(2));
            Set<String> names = elements.computeIfAbsent(tags.group(1), none -> new TreeSet<>());
            while (attributes.find()) {
                names.add(attributes.group(1));
            }
        }
        StringBuilder type = new StringBuilder();
        elements.forEach((name, attributes) -> {
            type.append("<!ELEMENT ").append(name).append(" ANY>\n");
            attributes.forEach(attribute -> type.append("<!ATTLIST ")
                    .append(name)
                    .append(' ')
                    .append(attribute)
                    .append(" CDATA #IMPLIED>\n"));
        });
        return type.toString();
    }

    private void strict() {
        DatabaseServer.shared()
                .execute(
                        gateway.core(),
                        "UPDATE ClientApiIdentities SET defaultMapping = JSON_SET(defaultMapping, '$.strict', true)");
    }

    private static void assertPlace(Remark remark, int line, String element) {
        assertEquals(Optional.of(line), remark.line(), remark.text());
        assertEquals(Optional.of(element), remark.element(), remark.text());
    }

    private static int line(String document, String part) {
        return (int) document.substring(0, document.indexOf(part)).lines().count();
    }
}
