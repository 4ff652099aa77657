package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.persistence.testing.Query;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes along with a document is kept with it, as it was. */
class AttachmentsTest {
    private static final String TYPE = "multipart/related; boundary=cut; type=\"text/xml\"; start=\"<doc@buyer>\"";
    private static final String ORDER = GatewayFixture.order("PO-1", "with-1@buyer")
            .replace(
                    "<Extrinsic name=\"costCentre\">",
                    "<Comments>See <Attachment><URL>cid:plan%2B1@buyer</URL></Attachment></Comments>"
                            + "<Extrinsic name=\"costCentre\">");

    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void every_byte_is_kept() {
        byte[] plan = new byte[200_000];
        new Random(7).nextBytes(plan);
        assertEquals("200", gateway.post(TYPE, body(plan)).status());
        List<Map<String, String>> rows = rows();
        assertEquals(2, rows.size());
        assertEquals("plan+1@buyer", rows.get(0).get("contentId"));
        assertEquals("application/pdf", rows.get(0).get("contentType"));
        assertEquals("plan.pdf", rows.get(0).get("fileName"));
        assertEquals("200000", rows.get(0).get("size"));
        assertArrayEquals(plan, gateway.content(rows.get(0).get("uuid")));
        assertEquals("part-2", rows.get(1).get("contentId"));
        assertArrayEquals(
                "hand written".getBytes(StandardCharsets.UTF_8),
                gateway.content(rows.get(1).get("uuid")));
    }

    @Test
    void the_same_parcel_again_is_the_same_document_and_another_one_is_not() {
        byte[] plan = {1, 2, 3};
        String first = gateway.post(TYPE, body(plan)).document();
        assertEquals(first, gateway.post(TYPE, body(plan)).document());
        assertEquals("409", gateway.post(TYPE, body(new byte[] {1, 2, 4})).status());
        assertEquals(
                "409",
                gateway.post(ORDER.replaceAll("<Comments>.*</Comments>", "")).status());
        assertEquals(2, rows().size());
    }

    @Test
    void a_refused_document_keeps_what_came_along() {
        byte[] body = new String(body(new byte[] {65}), StandardCharsets.ISO_8859_1)
                .replace(">P-1<", ">P-404<")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("400", gateway.post(TYPE, body).status());
        assertEquals(2, rows().size());
        assertArrayEquals(new byte[] {65}, gateway.content(rows().get(0).get("uuid")));
    }

    private List<Map<String, String>> rows() {
        return Query.rows(gateway.client(), "SELECT * FROM CxmlAttachments ORDER BY id");
    }

    private static byte[] body(byte[] plan) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "Content-Type: text/xml; charset=UTF-8\r\nContent-ID: <doc@buyer>", bytes(ORDER));
        part(
                body,
                "Content-Type: application/pdf\r\nContent-ID: <plan+1@buyer>\r\n"
                        + "Content-Disposition: attachment; filename=\"/home/x/plan.pdf\"",
                plan);
        part(body, "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", bytes("aGFuZCB3cml0dGVu"));
        body.writeBytes(bytes("--cut--\r\n"));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String headers, byte[] content) {
        for (byte[] piece : Arrays.asList(bytes("--cut\r\n" + headers + "\r\n\r\n"), content, bytes("\r\n"))) {
            body.writeBytes(piece);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
