package com.togahub.engine.cxml.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as senders write them. */
class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-10-14T18:39:09-08:00, 2026-10-15T02:39:09Z",
        "2026-10-14T18:39:09-0800, 2026-10-15T02:39:09Z",
        "2026-10-14 18:39:09 +02:00, 2026-10-14T16:39:09Z",
        "2026-10-14T18:39:09.1239Z, 2026-10-14T18:39:09.123Z",
        "2026-10-14T18:39:09, 2026-10-14T18:39:09Z",
        "2026-10-14T18:39, 2026-10-14T18:39:00Z",
        "2026-10-14, 2026-10-14T00:00:00Z"
    })
    void a_moment_is_read_whatever_the_form(String text, Instant expected) {
        assertEquals(Optional.of(expected), Dates.moment(text));
    }

    @Test
    void a_time_in_the_strict_sense_has_an_offset() {
        assertEquals(
                Optional.of(Instant.parse("2026-10-14T16:39:09.123456Z")),
                Dates.instant("2026-10-14T18:39:09.123456+0200"));
        assertEquals(Optional.empty(), Dates.instant("2026-10-14T18:39:09"));
        assertEquals(Optional.empty(), Dates.instant("2026-10-14"));
        assertEquals(Optional.empty(), Dates.instant("yesterday"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2026-02-30T00:00:00Z",
                "2026-10-14T25:00:00Z",
                "2026-10-14T10:00:00+99:00",
                "14.10.2026"
            })
    void anything_else_is_no_moment(String text) {
        assertEquals(Optional.empty(), Dates.moment(text));
    }
}
