package com.togahub.it.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread or process does, within a limit. */
public final class Eventually {
    private static final Duration STEP = Duration.ofMillis(20);

    private Eventually() {}

    /** Insists that something comes to be equal to what is expected within the limit, and says what it was last. */
    public static <T> void equal(Duration limit, String what, T expected, Supplier<T> seen) {
        long until = System.nanoTime() + limit.toNanos();
        T last = seen.get();
        while (!expected.equals(last)) {
            if (System.nanoTime() > until) {
                assertEquals(expected, last, what + " after " + limit.toMillis() + " ms");
            }
            LockSupport.parkNanos(STEP.toNanos());
            last = seen.get();
        }
    }

    /** Insists that the condition comes to hold within the limit. */
    public static void within(Duration limit, String what, BooleanSupplier condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                fail(what + ": not within " + limit.toMillis() + " ms");
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
