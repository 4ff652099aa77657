package com.togahub.engine.identity;

import java.util.Locale;

/** What a token is for: the claim {@code sub}. */
public enum TokenKind {
    ACCESS,
    REFRESH;

    /** The claim's value. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
