package com.togahub.engine.cxml.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ResponseWriterTest {
    private final ResponseWriter writer =
            new ResponseWriter(Clock.fixed(Instant.parse("2026-11-23T12:00:00.5Z"), ZoneOffset.UTC));

    @Test
    void a_status_is_written_with_its_text() {
        Element root = parse(CxmlResponse.of(Status.BAD_REQUEST, "Line 1: <\"&'> \u00df"));
        assertEquals("2026-11-23T12:00:00+00:00", root.getAttribute("timestamp"));
        Element status = Nodes.at(root, "Response", "Status").orElseThrow();
        assertEquals("400", status.getAttribute("code"));
        assertEquals("Bad Request", status.getAttribute("text"));
        assertEquals("Line 1: <\"&'> \u00df", status.getTextContent());
    }

    @Test
    void a_profile_lists_its_transactions_in_order() {
        Profile profile = new Profile(
                Instant.EPOCH,
                List.of(
                        new Profile.Transaction("ProfileRequest", "https://x/cxml?a&b", Map.of()),
                        new Profile.Transaction("OrderRequest", "https://x/cxml", Map.of("changes", "No"))));
        Element root = parse(new CxmlResponse(Status.OK, "", Optional.of(profile)));
        List<Element> transactions =
                Nodes.children(Nodes.at(root, "Response", "ProfileResponse").orElseThrow(), "Transaction");
        assertEquals(
                List.of("ProfileRequest", "OrderRequest"),
                transactions.stream()
                        .map(transaction -> transaction.getAttribute("requestName"))
                        .toList());
        assertEquals(
                "https://x/cxml?a&b", Nodes.textAt(transactions.get(0), "URL").orElseThrow());
        assertEquals("No", Nodes.textAt(transactions.get(1), "Option").orElseThrow());
    }

    private Element parse(CxmlResponse response) {
        byte[] bytes = writer.write(response, "cxml.example").getBytes(StandardCharsets.UTF_8);
        return SafeParser.parse(bytes, Optional.empty()).getDocumentElement();
    }
}
