package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobMessage;
import com.togahub.engine.store.StoreException;
import java.util.concurrent.CompletableFuture;

/**
 * A message as a test hands it over, with what it was told.
 *
 * @param job whose
 * @param hasEnded complete once the action is over
 * @param fate complete once the message is done with
 * @param stop what ends the action
 */
record Handed(
        long job, CompletableFuture<Void> hasEnded, CompletableFuture<Fate> fate, CompletableFuture<Runnable> stop)
        implements JobMessage {
    Handed {
        requireNonNull(hasEnded, "hasEnded");
        requireNonNull(fate, "fate");
        requireNonNull(stop, "stop");
    }

    static Handed of(long job) {
        return new Handed(job, new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
    }

    @Override
    public void begun(Runnable end) {
        stop.complete(end);
    }

    @Override
    public void ended() {
        hasEnded.complete(null);
    }

    @Override
    public void settled(Fate what) {
        if (!fate.complete(what)) {
            throw new IllegalStateException("settled twice");
        }
    }

    @Override
    public void notBegun(StoreException why) {
        fate.completeExceptionally(why);
    }
}
