package com.togahub.engine.cxml.caller;

import java.util.List;

/** Finds registered identities. */
public interface Identities {
    /**
     * The active identities with this name, of all active clients; several clients may trade with one partner.
     *
     * @param domainKey domain, trimmed, lower case
     * @param identityKey identity, trimmed; case does not count
     */
    List<CxmlIdentity> named(String domainKey, String identityKey);
}
