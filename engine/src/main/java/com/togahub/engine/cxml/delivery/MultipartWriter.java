package com.togahub.engine.cxml.delivery;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes a document and what is attached to it as {@code multipart/related} (RFC 2387), as {@link Multipart} reads it. */
public final class MultipartWriter {
    private static final String PLAIN_TYPE = "application/octet-stream";

    private MultipartWriter() {}

    /**
     * A body with its type.
     *
     * @param contentType the header's value
     * @param body bytes
     */
    public record Written(String contentType, byte[] body) {
        public Written {
            requireNonNull(contentType, "contentType");
            requireNonNull(body, "body");
        }
    }

    /**
     * Writes the parts.
     *
     * @param xml the document
     * @param xmlType its media type
     * @param attachments in order; {@code cid:} addresses in the document name them by their ids
     * @throws IllegalArgumentException when an attachment's id or type cannot stand in a header
     */
    public static Written write(byte[] xml, String xmlType, List<Attachment> attachments) {
        // random, so that no part holds it
        String boundary = "=_" + UUID.randomUUID();
        String rootId = UUID.randomUUID() + "@document";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        add(body, boundary, new Attachment(rootId, xmlType, Optional.empty(), xml));
        attachments.forEach(attachment -> add(body, boundary, attachment));
        body.writeBytes(ascii("--" + boundary + "--\r\n"));
        String type = "multipart/related; boundary=\"" + boundary + "\"; type=\"text/xml\"; start=\"<" + rootId + ">\"";
        return new Written(type, body.toByteArray());
    }

    private static void add(ByteArrayOutputStream body, String boundary, Attachment part) {
        String type = part.mediaType().isBlank() ? PLAIN_TYPE : part.mediaType();
        body.writeBytes(ascii("--" + boundary + "\r\nContent-Type: " + header(type) + "\r\n"));
        if (!part.contentId().isEmpty()) {
            body.writeBytes(ascii("Content-ID: <" + header(part.contentId()) + ">\r\n"));
        }
        part.fileName()
                .map(name -> name.replaceAll("[^ -~]|[\"\\\\]", "_"))
                .ifPresent(name ->
                        body.writeBytes(ascii("Content-Disposition: attachment; filename=\"" + name + "\"\r\n")));
        body.writeBytes(ascii("Content-Transfer-Encoding: binary\r\n\r\n"));
        body.writeBytes(part.bytes());
        body.writeBytes(ascii("\r\n"));
    }

    private static String header(String value) {
        if (!value.chars().allMatch(each -> each >= ' ' && each <= '~')) {
            throw new IllegalArgumentException("an attachment's id or type cannot stand in a header");
        }
        return value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
