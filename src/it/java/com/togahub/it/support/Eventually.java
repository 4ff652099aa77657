package com.togahub.it.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process does, within a limit. */
public final class Eventually {
    private static final Duration STEP = Duration.ofMillis(20);

    private Eventually() {}

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
