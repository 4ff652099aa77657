package com.togahub.engine.cxml.caller;

import java.util.Optional;

/** Finds the registered identity that an earlier document came from. */
public interface IdentityLookup {
    /** The active identity of an active client with this uuid. */
    Optional<CxmlIdentity> byUuid(String uuid);
}
