package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How long requests took, in order of time.
 *
 * @param sorted milliseconds
 */
record Times(List<Long> sorted) {
    /** Processors are few and shared with the tests, so that latencies are noisy. */
    private static final long NOISE_MILLIS = 250;

    Times {
        List<Long> copy = new ArrayList<>(sorted);
        Collections.sort(copy);
        sorted = List.copyOf(copy);
    }

    /** Has a request made so often by so many threads; each must be answered 2xx. */
    static Times of(int threads, int each, Supplier<Reply> request) {
        ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> all = IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, each).forEach(turn -> millis.add(timed(request))), callers))
                    .toList();
            all.forEach(CompletableFuture::join);
        } finally {
            callers.shutdown();
        }
        return new Times(List.copyOf(millis));
    }

    private static long timed(Supplier<Reply> request) {
        long begun = System.nanoTime();
        Reply reply = request.get();
        if (reply.status() >= 300) {
            throw new AssertionError(reply.envelope().toString());
        }
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** Insists that these are like others, as far as that can be said of a machine that others use as well. */
    void assertNear(Times usual) {
        System.out.println("usually " + usual + "; beside a crowd that is stuck " + this);
        assertTrue(median() <= 3 * usual.median() + NOISE_MILLIS, () -> usual + " became " + this);
        assertTrue(p99() <= 3 * usual.p99() + 2 * NOISE_MILLIS, () -> usual + " became " + this);
    }

    long median() {
        return sorted.get(sorted.size() / 2);
    }

    /** Of a hundred, all but one took no longer. */
    long p99() {
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    @Override
    public String toString() {
        return "p50 " + median() + " ms, p99 " + p99() + " ms, longest " + sorted.get(sorted.size() - 1) + " ms";
    }
}
