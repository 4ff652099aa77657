package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.envelope.Envelope;
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
}
