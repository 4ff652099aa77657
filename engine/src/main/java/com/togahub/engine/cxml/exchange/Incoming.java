package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.time.Instant;

/**
 * A document whose sender is known, with nothing secret left in it.
 *
 * @param envelope the document
 * @param identity who sent it
 * @param url where it was sent to
 * @param received when
 */
public record Incoming(Envelope envelope, CxmlIdentity identity, String url, Instant received) {
    public Incoming {
        requireNonNull(envelope, "envelope");
        requireNonNull(identity, "identity");
        requireNonNull(url, "url");
        requireNonNull(received, "received");
    }

    /**
     * Reference to the customer that the document is for, by the sender's mapping.
     *
     * @throws Refusal 403 when there is none
     */
    public JsonNode customer() {
        return identity.mapping()
                .customer(envelope.from())
                .orElseThrow(() -> new Refusal(Status.FORBIDDEN, "No customer is mapped to this sender"));
    }
}
