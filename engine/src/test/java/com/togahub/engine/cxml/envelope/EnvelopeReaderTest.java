package com.togahub.engine.cxml.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.Documents;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.xml.XmlText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    @Test
    void an_order_is_read() {
        Envelope envelope = read(Documents.ORDER);
        assertEquals("1@buyer.example", envelope.payloadId());
        assertEquals("OrderRequest", envelope.kind());
        assertEquals("open sesame", envelope.sender().get(0).sharedSecret().orElseThrow());
        assertEquals("Buyer 1.0", envelope.userAgent().orElseThrow());
        assertFalse(envelope.deploymentTest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE cXML SYSTEM \"http://dtd.example/cXML.dtd\">|<!DOCTYPE cXML [<!ENTITY x \"y\">]>",
                "<!DOCTYPE cXML SYSTEM \"http://dtd.example/cXML.dtd\">|<!DOCTYPE cXML SYSTEM \"a\"><!DOCTYPE cXML SYSTEM \"b\">",
                "Ring twice|&undeclared;",
                "Ring twice|&#0;",
                "orderID=\"PO-1\"|orderID=\"&nbsp;\"",
                "<Request>|<Request><Response/>",
                "<Header>|<Header/><Header>",
                "</Header>|</Header><Message/>",
                "<Sender>|<Sender/><Sender>",
                "<Sender>|<x:Sender xmlns:x=\"urn:x\"/><Sender>",
                "<cXML payloadID|<cXML xmlns=\"urn:x\" payloadID",
                "payloadID=\"1@buyer.example\"|payloadID=\" \"",
                "encoding=\"UTF-8\"?>|encoding=\"UTF-8\" ?><?xml version=\"1.0\"?>",
                "version=\"1.0\"|version=\"1.1\"",
            })
    void a_document_with_a_trick_in_it_is_refused(String part, String by) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(Documents.order(part, by)));
        assertTrue(refusal.status().code() == 406 || refusal.status().code() == 450, refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<![CDATA[<!DOCTYPE x [<!ENTITY a 'b'>]> &c;]]>",
                "<!-- <!DOCTYPE x [ &c; -->",
                "<?pi <!DOCTYPE x [ &c; ?>",
                "&lt;!DOCTYPE x&gt; &#60; &#x3C;",
            })
    void what_only_looks_like_a_declaration_is_text(String text) {
        assertEquals("OrderRequest", read(Documents.order("Ring twice", text)).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"})
    void every_listed_encoding_is_read(String name) {
        String document = Documents.order("Ring twice", "Gr\u00f6\u00dfe").replace("UTF-8", name);
        byte[] bytes = document.getBytes(Charset.forName(name));
        Envelope envelope = read(Documents.post(bytes, "application/xml"));
        assertTrue(XmlText.of(envelope.root()).contains("Gr\u00f6\u00dfe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-32", "IBM037", "UTF-7"})
    void no_other_encoding_is_read(String name) {
        byte[] bytes = Documents.ORDER.getBytes(StandardCharsets.UTF_8);
        assertEquals(406, refused(Documents.post(bytes, "text/xml; charset=" + name)));
    }

    @Test
    void the_transports_charset_wins_over_the_declaration() {
        String document = Documents.order("Ring twice", "Gr\u00f6\u00dfe").replace("UTF-8", "ISO-8859-1");
        assertTrue(XmlText.of(read(document).root()).contains("Gr\u00f6\u00dfe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<cXML payloadID=\"1", "<cXML payloadID=\"1\"", "<cXML", "<", "<!--", "<cXML a='&#1"})
    void a_document_that_ends_within_its_markup_is_refused(String document) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> EnvelopeReader.read(Unpacker.unpack(Documents.post(document))));
        assertEquals(406, refusal.status().code());
    }

    @Test
    void nesting_is_read_to_a_hundred_levels() {
        // five levels stand around the comments' content
        assertEquals("OrderRequest", read(nested(95)).kind());
        assertEquals(406, refused(Documents.post(nested(96))));
        assertEquals(406, refused(Documents.post(nested(50_000))));
    }

    @Test
    void too_many_bytes_or_elements_are_a_size_error() {
        assertEquals(499, refused(Documents.post(new byte[Post.MAX_BYTES + 1], "text/xml")));
        assertEquals(499, refused(Documents.post(Documents.order("Ring twice", "<a/>".repeat(500_000)))));
    }

    @Test
    void a_form_carries_a_document() {
        String base64 = Base64.getEncoder().encodeToString(Documents.ORDER.getBytes(StandardCharsets.UTF_8));
        String form = "button=Go&cxml-BASE64=" + base64.replace("+", "%2B").replace("=", "%3D");
        assertEquals(
                "OrderRequest",
                read(Documents.post(form.getBytes(StandardCharsets.US_ASCII), "application/x-www-form-urlencoded"))
                        .kind());
    }

    @Test
    void parts_are_found_by_their_content_id() {
        assertEquals(1, read(multipart("a%40b", "<a@b>")).attachments().size());
        assertEquals(406, refused(multipart("other", "<a@b>")));
    }

    @Test
    void secrets_and_card_numbers_leave_the_document() {
        Envelope envelope = read(Documents.order(
                "<Extrinsic name=\"costCentre\">77", "<Extrinsic name=\"CardNo\">no. 4111-1111 1111 1111"));
        Redaction.apply(envelope.root());
        String kept = XmlText.of(envelope.root());
        assertFalse(kept.contains("open sesame"));
        assertFalse(kept.contains("4111111111111111") || kept.contains("4111-1111"), kept);
        assertTrue(kept.contains("number=\"*****1111\""));
    }

    @Test
    void the_same_document_sent_again_has_the_same_fingerprint() {
        String again = Documents.order("timestamp=\"2026-11-01T10:00:00-05:00\"", "timestamp=\"2026-11-02T10:00:00Z\"")
                .replace("open sesame", "new secret")
                .replace("  ", "\t");
        assertEquals(fingerprint(Documents.ORDER), fingerprint(again));
        assertNotEquals(fingerprint(Documents.ORDER), fingerprint(Documents.order("2.5", "2.6")));
        assertNotEquals(fingerprint(Documents.ORDER), fingerprint(Documents.order("Ring twice", "Ring  thrice")));
    }

    private static String nested(int levels) {
        return Documents.order("Ring twice", "<a>".repeat(levels) + "</a>".repeat(levels));
    }

    private static Post multipart(String reference, String contentId) {
        String document =
                Documents.order("Ring twice", "Ring twice<Attachment><URL>cid:" + reference + "</URL></Attachment>");
        String body = "--b\r\nContent-Type: text/xml; charset=UTF-8\r\n\r\n" + document
                + "\r\n--b\r\nContent-Type: text/plain\r\nContent-ID: " + contentId + "\r\n\r\nhello\r\n--b--\r\n";
        return Documents.post(body.getBytes(StandardCharsets.UTF_8), "multipart/related; boundary=\"b\"");
    }

    private static String fingerprint(String document) {
        Envelope envelope = read(document);
        Redaction.apply(envelope.root());
        return Fingerprint.of(envelope);
    }

    private static int refused(Post post) {
        return assertThrows(Refusal.class, () -> read(post)).status().code();
    }

    private static Envelope read(String document) {
        return read(Documents.post(document));
    }

    private static Envelope read(Post post) {
        return EnvelopeReader.read(Unpacker.unpack(post));
    }
}
