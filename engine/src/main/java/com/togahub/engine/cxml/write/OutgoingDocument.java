package com.togahub.engine.cxml.write;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * The outer form of what goes out.
 *
 * @param payloadId unique for ever; the same when a document is sent again
 * @param timestamp when it was made
 */
public record OutgoingDocument(String payloadId, Instant timestamp) {
    /** The version of the document types that are named and kept to. */
    public static final String VERSION = "1.2.071";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    public OutgoingDocument {
        requireNonNull(payloadId, "payloadId");
        requireNonNull(timestamp, "timestamp");
    }

    /** The document types, each in a file of its own. */
    public enum Type {
        CXML("cXML"),
        FULFILL("Fulfill");

        private final String file;

        Type(String file) {
            this.file = file;
        }
    }

    /**
     * A new one.
     *
     * @param authority host that it comes from; part of its payloadID
     */
    public static OutgoingDocument of(Clock clock, String authority) {
        Instant now = clock.instant();
        return new OutgoingDocument(now.toEpochMilli() + "." + UUID.randomUUID() + "@" + authority, now);
    }

    /** A time as the protocol writes it. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The document with these elements. */
    public String write(Type type, Tag... parts) {
        Tag root = Tag.of("cXML")
                .with("payloadID", payloadId)
                .with("timestamp", time(timestamp))
                .with("xml:lang", "en-US");
        for (Tag part : parts) {
            root.add(part);
        }
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cXML SYSTEM \""
                + "http://xml.cxml.org/schemas/cXML/" + VERSION + "/" + type.file + ".dtd\">\n");
        root.write(text);
        return text.append('\n').toString();
    }
}
