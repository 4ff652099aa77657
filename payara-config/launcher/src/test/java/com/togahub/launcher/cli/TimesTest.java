package com.togahub.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,0 ms",
        "PT-3S,0 ms",
        "PT0.34S,340 ms",
        "PT4.26S,4.2 s",
        "PT59.999S,59.9 s",
        "PT1M,1 m 00 s",
        "PT3M5S,3 m 05 s",
        "PT2H10M59S,2 h 10 m",
        "PT76H,3 d 4 h"
    })
    void saysHowLong(Duration duration, String words) {
        assertEquals(words, Times.words(duration));
    }

    @Test
    void saysHowLongAgo() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        assertEquals("2 h 00 m ago", Times.ago(now.minus(Duration.ofHours(2)), now));
    }

    @Test
    void columnsAreAsWideAsTheirCells() {
        Table table = new Table("A", "LONG", "C");
        table.add("first", "1", "");
        table.add("x", "two\n words", "end");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertEquals("A      LONG       C\nfirst  1\nx      two words  end\n", bytes.toString(StandardCharsets.UTF_8));
    }
}
