package com.togahub.engine.cxml.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What was in a delivery.
 *
 * @param xml the document's bytes
 * @param charset what the transport says they are encoded in, if it says
 * @param attachments the other parts, in order
 */
public record Parcel(byte[] xml, Optional<String> charset, List<Attachment> attachments) {
    public Parcel {
        requireNonNull(xml, "xml");
        requireNonNull(charset, "charset");
        attachments = List.copyOf(attachments);
    }

    /** A document on its own. */
    static Parcel alone(byte[] xml, Optional<String> charset) {
        return new Parcel(xml, charset, List.of());
    }
}
