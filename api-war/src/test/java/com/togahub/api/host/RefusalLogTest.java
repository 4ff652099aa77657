package com.togahub.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private final RefusalLog log = new RefusalLog();
    private final long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);

    private Optional<String> after(long millis) {
        return log.line("the host is away", start + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aLineIsWrittenEverySecondAndSaysHowManyWereNot() {
        assertEquals(Optional.of("a request is refused for now: the host is away"), after(0));
        assertEquals(Optional.empty(), after(1));
        assertEquals(Optional.empty(), after(999));
        assertEquals(
                Optional.of("a request is refused for now: the host is away; 2 more since the last such line"),
                after(1_000));
        assertEquals(Optional.empty(), after(1_001));
        assertEquals(
                Optional.of("a request is refused for now: the host is away; 1 more since the last such line"),
                after(5_000));
    }
}
