package com.togahub.engine.cxml.delivery;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A MIME multipart body: the document is the part that {@code start} names, or else the first. */
final class Multipart {
    private static final int MAX_PARTS = 100;
    private static final int MAX_BOUNDARY = 200;

    private Multipart() {}

    private record Part(Map<String, String> headers, byte[] bytes) {
        MediaType type() {
            return MediaType.parse(headers.getOrDefault("content-type", "text/plain"));
        }

        String contentId() {
            return bare(headers.getOrDefault("content-id", ""));
        }

        /** The name alone: senders put their own paths before it. */
        Optional<String> fileName() {
            MediaType disposition = MediaType.parse(headers.getOrDefault("content-disposition", ""));
            return disposition
                    .parameter("filename")
                    .or(() -> type().parameter("name"))
                    .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                    .filter(name -> !name.isBlank());
        }

        byte[] decoded() {
            String encoding = headers.getOrDefault("content-transfer-encoding", "binary");
            return TransferEncoding.decode(encoding, bytes);
        }
    }

    static Parcel read(byte[] body, MediaType type) {
        String boundary = type.parameter("boundary")
                .filter(text -> text.length() <= MAX_BOUNDARY)
                .orElseThrow(() -> refused("The multipart type names no boundary"));
        List<Part> parts = split(new String(body, StandardCharsets.ISO_8859_1), boundary);
        int rootIndex = root(parts, type.parameter("start").map(Multipart::bare));
        Part root = parts.remove(rootIndex);
        if (!root.type().isXml()) {
            throw refused("The root part must be text/xml or application/xml");
        }
        List<Attachment> attachments = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Part part : parts) {
            if (!part.contentId().isEmpty() && !ids.add(part.contentId())) {
                throw refused("Two parts have the same Content-ID");
            }
            attachments.add(new Attachment(part.contentId(), part.type().name(), part.fileName(), part.decoded()));
        }
        return new Parcel(root.decoded(), root.type().parameter("charset"), attachments);
    }

    private static int root(List<Part> parts, Optional<String> start) {
        if (parts.isEmpty()) {
            throw refused("The multipart body has no part");
        }
        if (start.isEmpty()) {
            return 0;
        }
        return IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).contentId().equals(start.get()))
                .findFirst()
                .orElseThrow(() -> refused("The multipart body lacks its start part"));
    }

    /** Bytes travel as ISO 8859-1 characters, one for one. */
    private static List<Part> split(String body, String boundary) {
        String delimiter = "\r\n--" + boundary;
        String text = "\r\n" + withCrLf(body, boundary);
        List<Part> parts = new ArrayList<>();
        int from = text.indexOf(delimiter);
        while (from >= 0 && !text.startsWith("--", from + delimiter.length())) {
            int line = text.indexOf("\r\n", from + delimiter.length());
            int end = line < 0 ? -1 : text.indexOf(delimiter, line);
            if (end < 0) {
                throw refused("The multipart body is cut off");
            }
            if (parts.size() == MAX_PARTS) {
                throw refused("The multipart body has more than " + MAX_PARTS + " parts");
            }
            parts.add(part(text.substring(line, end)));
            from = end;
        }
        return parts;
    }

    /** Some senders end lines with a bare LF; then all of the body's lines do. */
    private static String withCrLf(String body, String boundary) {
        return body.startsWith("--" + boundary + "\n")
                ? body.replace("\r\n", "\n").replace("\n", "\r\n")
                : body;
    }

    private static Part part(String text) {
        int blank = text.startsWith("\r\n\r\n") ? 0 : text.indexOf("\r\n\r\n", 2);
        if (blank < 0) {
            throw refused("A part of the multipart body has no header end");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line :
                text.substring(0, blank).replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Part(headers, text.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String bare(String contentId) {
        String text = contentId.strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }

    private static Refusal refused(String text) {
        return new Refusal(Status.NOT_ACCEPTABLE, text);
    }
}
