package com.togahub.persistence.pool;

/** What a connection is borrowed for. Separate pools keep the second from waiting for the first, which may wait for it. */
public enum Purpose {
    /** The work of requests and jobs; may be held as long as they run. */
    WORK(48, 10),
    /** Short statements that others wait for: group commits, number sequences, look-ups, recovery. */
    SERVICE(18, 3);

    private final int limit;
    private final int lockWaitSeconds;

    Purpose(int limit, int lockWaitSeconds) {
        this.limit = limit;
        this.lockWaitSeconds = lockWaitSeconds;
    }

    /** Most connections per host, of which one schema alone gets two thirds. */
    int limit() {
        return limit;
    }

    /** How long a statement waits for another session's lock on rows or on a table. */
    int lockWaitSeconds() {
        return lockWaitSeconds;
    }
}
