package com.togahub.persistence.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does, within a limit. */
public final class Eventually {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Eventually() {}

    /** Insists that the condition comes to hold within half a minute. */
    public static void holds(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(what + ": not within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
