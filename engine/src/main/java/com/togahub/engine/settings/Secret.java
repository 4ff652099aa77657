package com.togahub.engine.settings;

import static java.util.Objects.requireNonNull;

/**
 * A value that must never be printed: {@link #toString()} hides it, so that no log line of a settings record shows it.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
    public Secret {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
