package com.togahub.engine.cxml.exchange;

import com.togahub.engine.context.Tenant;
import java.util.Optional;

/** Finds documents that were received before; they are written through the engine, with what they caused. */
public interface Documents {
    /** The committed document of a sender with this payloadID, read where it was written. */
    Optional<KeptDocument> received(Tenant tenant, String identityUuid, String payloadId);
}
