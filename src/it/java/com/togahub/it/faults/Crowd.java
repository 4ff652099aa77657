package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * So many callers at once who ask the same again and again, a second after they were answered, until this is closed.
 *
 * @param <R> what they are answered
 */
final class Crowd<R> implements AutoCloseable {
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Supplier<CompletableFuture<R>> request;
    private final ConcurrentLinkedQueue<R> replies = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> callers;
    private volatile boolean isClosed;

    private Crowd(int size, Supplier<CompletableFuture<R>> request) {
        this.request = requireNonNull(request, "request");
        this.callers = IntStream.range(0, size).mapToObj(i -> ask()).toList();
    }

    static <R> Crowd<R> of(int size, Supplier<CompletableFuture<R>> request) {
        return new Crowd<>(size, request);
    }

    private CompletableFuture<Void> ask() {
        return request.get().thenCompose(reply -> {
            replies.add(reply);
            if (isClosed) {
                return CompletableFuture.completedFuture(null);
            }
            return CompletableFuture.supplyAsync(() -> null, LATER).thenCompose(nothing -> ask());
        });
    }

    /** What was answered so far. */
    List<R> replies() {
        return List.copyOf(replies);
    }

    /** Waits for the last answers. */
    @Override
    public void close() {
        isClosed = true;
        callers.forEach(CompletableFuture::join);
    }
}
