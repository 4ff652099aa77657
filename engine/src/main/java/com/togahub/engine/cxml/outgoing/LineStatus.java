package com.togahub.engine.cxml.outgoing;

import java.util.Locale;

/** What becomes of a line of a confirmed order, as the protocol says it. */
enum LineStatus {
    ACCEPT("accept"),
    REJECT("reject"),
    BACKORDERED("backordered");

    private final String type;

    LineStatus(String type) {
        this.type = type;
    }

    /** The value of {@code ConfirmationStatus/@type}. */
    String type() {
        return type;
    }

    /** What a line's status means; every word that says nothing else is an acceptance with the order. */
    static LineStatus of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "rejected", "cancelled" -> REJECT;
            case "backordered" -> BACKORDERED;
            default -> ACCEPT;
        };
    }
}
