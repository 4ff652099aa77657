package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

/**
 * A partner's document as it was kept.
 *
 * @param identityUuid the partner
 * @param payloadId its name for the document
 * @param document markup without secrets
 * @param isTest whether it was meant for a test environment
 */
public record Received(String identityUuid, String payloadId, String document, boolean isTest) {
    public Received {
        requireNonNull(identityUuid, "identityUuid");
        requireNonNull(payloadId, "payloadId");
        requireNonNull(document, "document");
    }
}
