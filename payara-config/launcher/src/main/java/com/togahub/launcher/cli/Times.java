package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Times for people. */
final class Times {
    private Times() {}

    /** A member's time, if it has one. */
    static Optional<Instant> of(JsonNode row, String member) {
        String text = row.path(member).asText("");
        return text.isEmpty() || row.path(member).isNull() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /** {@code 340 ms}, {@code 4.2 s}, {@code 3 m 05 s}, {@code 2 h 10 m}, {@code 3 d 4 h}. */
    static String words(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        long seconds = length.toSeconds();
        if (length.toMillis() < 1000) {
            return length.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + "." + length.toMillisPart() / 100 + " s";
        }
        if (seconds < 3600) {
            return "%d m %02d s".formatted(length.toMinutes(), length.toSecondsPart());
        }
        return length.toDays() < 1
                ? "%d h %02d m".formatted(length.toHours(), length.toMinutesPart())
                : length.toDays() + " d " + length.toHoursPart() + " h";
    }

    /** The same as an age: {@code 4.2 s ago}. */
    static String ago(Instant then, Instant now) {
        return words(Duration.between(then, now)) + " ago";
    }
}
