package com.togahub.persistence.pool;

/** What a connection is borrowed for. Separate pools keep the second from waiting for the first, which may wait for it. */
public enum Purpose {
    /** The work of requests and jobs; may be held as long as they run. */
    WORK(32),
    /** Short statements that others wait for: group commits, number sequences, look-ups, recovery. */
    SERVICE(12);

    private final int limit;

    Purpose(int limit) {
        this.limit = limit;
    }

    /** Most connections per host. */
    int limit() {
        return limit;
    }
}
