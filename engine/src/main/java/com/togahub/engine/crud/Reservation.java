package com.togahub.engine.crud;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the log does in groups, for a bounded time. */
final class Reservation {
    private static final long SECONDS = 10;

    private final CompletableFuture<Boolean> reserved;

    Reservation(CompletableFuture<Boolean> reserved) {
        this.reserved = reserved;
    }

    /** Returns once the id is this request's own; EV-5 if it never will be. */
    void confirm() {
        if (!await(reserved)) {
            throw new ProblemException(Code.EV_5);
        }
    }

    /** Waits for a result of the log. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "interrupted while waiting for the log", e);
        } catch (TimeoutException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the log did not answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new StoreException(StoreException.Kind.OTHER, "the log failed", e.getCause());
        }
    }
}
