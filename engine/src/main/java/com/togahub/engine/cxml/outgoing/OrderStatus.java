package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/**
 * The status of a sales order, which is any word; what it means to the customer.
 *
 * @param word as it is stored
 */
record OrderStatus(String word) {
    private static final Set<String> ACCEPTED = Set.of("confirmed", "accepted");
    private static final Set<String> REJECTED = Set.of("rejected", "cancelled");
    private static final Set<String> DONE = Set.of("shipped", "delivered", "fulfilled", "completed", "closed");

    OrderStatus {
        requireNonNull(word, "word");
    }

    static OrderStatus of(String word) {
        return new OrderStatus(word);
    }

    /** We shall deliver. */
    boolean isAccepted() {
        return ACCEPTED.contains(key());
    }

    /** We shall not. */
    boolean isRejected() {
        return REJECTED.contains(key());
    }

    /** Whether the customer is told by a confirmation. */
    boolean isVerdict() {
        return isAccepted() || isRejected();
    }

    /** There is nothing left to do. */
    boolean isDone() {
        return DONE.contains(key());
    }

    private String key() {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
