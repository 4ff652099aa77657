package com.togahub.persistence.history.simulation;

/** What fate does. */
public enum Fault {
    /** A process ends without a word. */
    KILL(1.0 / 1_500),
    /** A process stands still for a while. */
    PAUSE(1.0 / 2_000),
    /** A process does not reach the database for a while. */
    DATABASE_AWAY(1.0 / 2_000),
    /** A process does not reach the queue for a while. */
    QUEUE_AWAY(1.0 / 2_000),
    /** The connection breaks before a statement, or a commit, arrives. */
    CUT_BEFORE(1.0 / 160),
    /** It breaks before the answer arrives. */
    CUT_AFTER(1.0 / 160),
    /** Messages are not sent. */
    UNSENT(1.0 / 40),
    /** Messages are sent, and count as unsent. */
    SENT_UNKNOWN(1.0 / 60),
    /** A message is never delivered. */
    LOST(1.0 / 30),
    /** A message is delivered several times. */
    DUPLICATE(1.0 / 8),
    /** A message takes up to a minute. */
    LATE(1.0 / 12),
    /** An attempt's outcome is held up until a later attempt has begun. */
    OUTCOME_LATE(1.0 / 6),
    /** A node has no thread for an action. */
    REJECTED(1.0 / 50);

    private final double chance;

    Fault(double chance) {
        this.chance = chance;
    }

    /** How likely it is each time that it is possible. */
    double chance() {
        return chance;
    }
}
