package com.togahub.engine.cxml.sending;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.delivery.Attachment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What waits to be sent, as it is committed. */
public interface Outbound {
    /** An active identity, of whatever client, whose mapping can be used. */
    Optional<CxmlIdentity> partner(String identityUuid);

    /** A document of ours. */
    Optional<Waiting> find(Tenant tenant, String uuid);

    /**
     * How long ago the oldest document was made that goes to the same partner about the same order before this one, and is
     * unsent; documents older than {@code most} count as given up.
     */
    Optional<Duration> earlier(Tenant tenant, String uuid, Duration most);

    /** What goes with a document, in order. */
    List<Attachment> attachments(Tenant tenant, String uuid);

    /**
     * A document.
     *
     * @param identityUuid the partner
     * @param document markup without secrets
     * @param status of the last answer; empty while there was none
     */
    record Waiting(String identityUuid, String document, Optional<Integer> status) {
        public Waiting {
            requireNonNull(identityUuid, "identityUuid");
            requireNonNull(document, "document");
            requireNonNull(status, "status");
        }

        /** Whether nothing more is to be sent: a partner has taken or refused it. */
        boolean isSettled() {
            return status.filter(code -> code < Verdict.FIRST_RETRYABLE).isPresent();
        }
    }
}
