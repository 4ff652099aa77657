package com.togahub.engine.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Runs an action's call in a transaction of its own. */
public interface TransactionBoundary {
    /**
     * Calls, commits when the call returns and rolls back when it throws.
     *
     * @param limit how long the transaction may stay open
     * @param isVoid whether the attempt has been given up meanwhile: then what it did is rolled back
     * @throws NotBegunException when no transaction can be begun as the server ends; nothing was called
     * @throws Throwable what the call threw, or why the commit failed
     */
    <T> T within(Duration limit, BooleanSupplier isVoid, Call<T> call) throws Throwable;

    /** A call. */
    @FunctionalInterface
    interface Call<T> {
        /** Calls. */
        T run() throws Throwable;
    }
}
