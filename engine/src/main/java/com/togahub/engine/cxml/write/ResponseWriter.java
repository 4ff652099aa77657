package com.togahub.engine.cxml.response;

import static com.togahub.engine.cxml.xml.XmlText.escaped;
import static com.togahub.engine.cxml.xml.XmlText.escapedAttribute;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/** Writes answers as documents that are valid by the protocol's document type. */
public final class ResponseWriter {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.071/cXML.dtd">
            """;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;

    /** Writes answers that are given at this clock's time. */
    public ResponseWriter(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * The document.
     *
     * @param authority host that answers; part of the document's payloadID
     */
    public String write(CxmlResponse response, String authority) {
        Instant now = clock.instant();
        String payloadId = now.toEpochMilli() + "." + UUID.randomUUID() + "@" + authority;
        StringBuilder text = new StringBuilder(HEAD);
        text.append("<cXML payloadID=\"").append(escapedAttribute(payloadId));
        text.append("\" timestamp=\"")
                .append(TIME.format(now))
                .append("\" xml:lang=\"en-US\"><Response><Status code=\"");
        text.append(response.status().code()).append("\" text=\"");
        text.append(escapedAttribute(response.status().text())).append("\" xml:lang=\"en-US\">");
        text.append(escaped(response.detail())).append("</Status>");
        response.profile().ifPresent(profile -> write(profile, text));
        return text.append("</Response></cXML>\n").toString();
    }

    private static void write(Profile profile, StringBuilder text) {
        text.append("<ProfileResponse effectiveDate=\"")
                .append(TIME.format(profile.effective()))
                .append("\">");
        for (Profile.Transaction transaction : profile.transactions()) {
            text.append("<Transaction requestName=\"").append(escapedAttribute(transaction.requestName()));
            text.append("\"><URL>").append(escaped(transaction.url())).append("</URL>");
            new TreeMap<>(transaction.options()).forEach((name, value) -> text.append("<Option name=\"")
                    .append(escapedAttribute(name))
                    .append("\">")
                    .append(escaped(value))
                    .append("</Option>"));
            text.append("</Transaction>");
        }
        text.append("</ProfileResponse>");
    }
}
