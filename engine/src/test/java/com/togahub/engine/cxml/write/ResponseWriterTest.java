package com.togahub.engine.cxml.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ResponseWriterTest {
    private final ResponseWriter writer =
            new ResponseWriter(Clock.fixed(Instant.parse("2026-11-23T12:00:00.5Z"), ZoneOffset.UTC));

    @Test
    void a_status_is_written_with_its_text() {
        Element root = parse(CxmlResponse.of(Status.BAD_REQUEST, "Line 1: <\"&'> \u00df \ud83d\ude9a"));
        assertEquals("2026-11-23T12:00:00+00:00", root.getAttribute("timestamp"));
        Element status = Nodes.at(root, "Response", "Status").orElseThrow();
        assertEquals("400", status.getAttribute("code"));
        assertEquals("Bad Request", status.getAttribute("text"));
        assertEquals("Line 1: <\"&'> \u00df \ud83d\ude9a", status.getTextContent());
    }

    @Test
    void what_xml_cannot_carry_is_replaced() {
        Element root = parse(CxmlResponse.of(Status.OK, "a\u0000b\ud83d\uffffc\td"));
        assertEquals(
                "a\ufffdb\ufffd\ufffdc\td",
                Nodes.at(root, "Response", "Status").orElseThrow().getTextContent());
    }

    @Test
    void content_follows_the_status() {
        Tag content = Tag.of("ProfileResponse")
                .with("effectiveDate", "1970-01-01T00:00:00+00:00")
                .with("lastRefresh", Optional.empty())
                .add(Tag.of("Transaction").with("requestName", "a\"b\n").add(Tag.of("URL", "https://x/cxml?a&b")))
                .addKept("<Extrinsic name=\"kept\">1</Extrinsic>");
        Element response =
                Nodes.child(parse(CxmlResponse.of(content)), "Response").orElseThrow();
        Element profile = Nodes.children(response).get(1);
        assertEquals("", profile.getAttribute("lastRefresh"));
        Element transaction = Nodes.child(profile, "Transaction").orElseThrow();
        assertEquals("a\"b\n", transaction.getAttribute("requestName"));
        assertEquals("https://x/cxml?a&b", Nodes.textAt(transaction, "URL").orElseThrow());
        assertEquals("1", Nodes.textAt(profile, "Extrinsic").orElseThrow());
    }

    private Element parse(CxmlResponse response) {
        byte[] bytes = writer.write(response, "cxml.example").getBytes(StandardCharsets.UTF_8);
        return SafeParser.parse(bytes, Optional.empty()).getDocumentElement();
    }
}
