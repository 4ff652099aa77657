package com.togahub.engine.cxml.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read back as it was. */
class MultipartWriterTest {
    private static final String XML = "text/xml; charset=UTF-8";

    @Test
    void every_part_comes_back() {
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        byte[] document = "<cXML>ü\n\r\n--=_</cXML>".getBytes(StandardCharsets.UTF_8);
        List<Attachment> attachments = List.of(
                new Attachment("drawing@us", "application/pdf", Optional.of("plan \"ä\".pdf"), noise),
                new Attachment(
                        "", "text/plain", Optional.empty(), "\r\n--\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                new Attachment("empty@us", "", Optional.empty(), new byte[0]));

        MultipartWriter.Written written = MultipartWriter.write(document, XML, attachments);
        Parcel read = Multipart.read(written.body(), MediaType.parse(written.contentType()));

        assertArrayEquals(document, read.xml());
        assertEquals(Optional.of("UTF-8"), read.charset());
        assertEquals(
                List.of("drawing@us", "", "empty@us"),
                read.attachments().stream().map(Attachment::contentId).toList());
        assertEquals(
                List.of("application/pdf", "text/plain", "application/octet-stream"),
                read.attachments().stream().map(Attachment::mediaType).toList());
        assertEquals(Optional.of("plan ___.pdf"), read.attachments().get(0).fileName());
        for (int i = 0; i < attachments.size(); i++) {
            assertArrayEquals(
                    attachments.get(i).bytes(), read.attachments().get(i).bytes());
        }
    }

    @Test
    void nothing_breaks_out_of_a_header() {
        Attachment hostile = new Attachment("x>\r\nX-Injected: 1", "text/plain", Optional.empty(), new byte[0]);
        assertThrows(IllegalArgumentException.class, () -> MultipartWriter.write(new byte[0], XML, List.of(hostile)));
    }
}
