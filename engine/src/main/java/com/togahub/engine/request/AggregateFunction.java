package com.togahub.engine.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How many values become one. All but {@link #COUNT} are empty where there is no value. */
public enum AggregateFunction {
    /** How many values there are; empty ones do not count. */
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX;

    /** The function's name as requests and expressions write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function of a name, in any case. */
    public static Optional<AggregateFunction> of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
