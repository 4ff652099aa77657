package com.togahub.engine.cxml.punchout;

import com.togahub.engine.context.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: the keys to sessions. The store has their hashes alone, in a column that no request can read or write. Inside a
 * transaction of the caller's everything is part of that.
 */
public interface SessionKeys {
    /** Gives a new session its first key, the start page's. */
    void put(Tenant tenant, String sessionUuid, String hash);

    /** The session that a key opens, whatever its state, read where it is written. */
    Optional<Holder> find(Tenant tenant, String hash);

    /**
     * Changes a waiting session's key for the visitor's and marks the session as started. Of several at once, one succeeds.
     *
     * @param now sessions that expire up to then are left as they are
     * @param until when the visit ends
     * @return whether this call has done it
     */
    boolean exchange(Tenant tenant, String hash, String visitorsHash, Instant now, Instant until);

    /** Takes a session's key away. */
    void end(Tenant tenant, String sessionUuid);

    /**
     * A session as far as its key tells.
     *
     * @param sessionUuid which one
     * @param identityUuid of the identity that has asked for it
     */
    record Holder(String sessionUuid, String identityUuid) {}
}
