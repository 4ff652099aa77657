package com.togahub.engine.problem;

import java.util.Locale;

/** How serious a message is; an answer with an {@link #ERROR} is never a success. */
public enum Level {
    ERROR,
    WARNING,
    DEBUG;

    /** The level's name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
