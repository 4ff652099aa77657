package com.togahub.engine.identity;

import com.togahub.engine.context.Caller;

/** Port: the state of clients, credentials and users as the rows say now. */
public interface Standing {
    /**
     * Whether the caller's client, its credential or user, and the delegator it acts through (if any) all exist and are
     * active.
     */
    boolean isActive(Caller caller);
}
