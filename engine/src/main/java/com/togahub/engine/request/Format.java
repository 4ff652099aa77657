package com.togahub.engine.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a list is answered. */
public enum Format {
    /** In the envelope. */
    JSON,
    /** As a table without an envelope. */
    CSV;

    /** What a header {@code Accept} asks for: CSV where it is named before anything that JSON would do for. */
    static Format of(Optional<String> accept) {
        return accept.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(range -> range.equals("text/csv")
                        || range.equals("application/json")
                        || range.equals("*/*")
                        || range.equals("application/*"))
                .findFirst()
                .filter("text/csv"::equals)
                .map(range -> CSV)
                .orElse(JSON);
    }
}
