package com.togahub.engine.cxml.exchange;

import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;

/** Whether a known sender may send this document at all; what it may do with it, the engine decides by its roles. */
final class Rights {
    private Rights() {}

    /** @throws Refusal 403 */
    static void require(Incoming incoming) {
        Envelope envelope = incoming.envelope();
        Mapping mapping = incoming.identity().mapping();
        boolean itself = envelope.from().stream().anyMatch(party -> isSender(party, incoming));
        if (!itself && mapping.origin(envelope.from()).isEmpty()) {
            throw new Refusal(Status.FORBIDDEN, "The sender may not send for this From");
        }
        if (!mapping.accepts(envelope.to())) {
            throw new Refusal(Status.FORBIDDEN, "The document is not addressed to us");
        }
    }

    private static boolean isSender(Credential party, Incoming incoming) {
        return party.names(incoming.identity().domain(), incoming.identity().identity());
    }
}
