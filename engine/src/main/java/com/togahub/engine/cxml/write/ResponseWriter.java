package com.togahub.engine.cxml.write;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/** Writes answers as documents that are valid by the protocol's document type. */
public final class ResponseWriter {
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
        Tag status = Tag.of("Status", response.detail())
                .with("code", Integer.toString(response.status().code()))
                .with("text", response.status().text())
                .with("xml:lang", "en-US");
        Tag answer = Tag.of("Response").add(status).add(response.content());
        return OutgoingDocument.of(clock, authority).write(OutgoingDocument.Type.CXML, answer);
    }
}
