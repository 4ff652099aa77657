package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

/**
 * A document that was answered before.
 *
 * @param contentHash {@link com.togahub.engine.cxml.envelope.Fingerprint} of what was sent
 * @param response what was answered
 */
public record KeptDocument(String contentHash, String response) {
    public KeptDocument {
        requireNonNull(contentHash, "contentHash");
        requireNonNull(response, "response");
    }
}
