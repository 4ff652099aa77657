package com.togahub.engine.cxml;

import static java.util.Objects.requireNonNull;

/**
 * What the door sends back, as {@code text/xml; charset=UTF-8}.
 *
 * @param httpStatus 200 for everything the protocol itself says, 415 for a compressed body, 5xx where the sender should
 *     send again
 * @param document a cXML response
 */
public record CxmlAnswer(int httpStatus, byte[] document) {
    public CxmlAnswer {
        requireNonNull(document, "document");
    }
}
