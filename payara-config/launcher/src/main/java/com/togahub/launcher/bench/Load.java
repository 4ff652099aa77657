package com.togahub.launcher.bench;

import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Many connections that ask as fast as they are answered. */
final class Load {
    private final Session session;
    private final int connections;

    Load(Session session, int connections) {
        this.session = session;
        this.connections = connections;
    }

    /**
     * What one kind of request is.
     *
     * @param title for the table
     * @param method HTTP method
     * @param path with query
     * @param body a new one for each request
     */
    record Kind(String title, String method, String path, Supplier<String> body) {}

    /**
     * What was measured.
     *
     * @param perSecond requests answered each second
     * @param median half of them were answered within so many milliseconds
     * @param worst all but one in a hundred were
     */
    record Figures(double perSecond, double median, double worst, int requests) {
        static Figures of(long[] nanos, Duration time) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Figures(
                    sorted.length * 1e9 / time.toNanos(), quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.length);
        }

        private static double quantile(long[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
        }
    }

    /** Asks for so long. */
    Figures run(Kind kind, Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<CompletableFuture<long[]>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(CompletableFuture.supplyAsync(() -> ask(kind, end), task -> new Thread(task, "load").start()));
        }
        try {
            long[] nanos = all.stream()
                    .map(CompletableFuture::join)
                    .flatMapToLong(LongStream::of)
                    .toArray();
            return Figures.of(nanos, Duration.ofNanos(System.nanoTime() - start));
        } catch (CompletionException e) {
            throw new LaunchException(kind.title() + ": " + e.getCause().getMessage(), e);
        }
    }

    private long[] ask(Kind kind, long end) {
        LongStream.Builder nanos = LongStream.builder();
        try (Wire wire = session.open()) {
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                Wire.Reply reply = wire.send(
                        kind.method(),
                        kind.path(),
                        session.headers(),
                        kind.body().get());
                nanos.add(System.nanoTime() - before);
                if (reply.status() >= 300) {
                    throw new LaunchException(kind.path() + " was answered " + reply.status() + ": " + reply.body());
                }
            }
        } catch (IOException e) {
            throw new LaunchException(kind.path() + " failed (" + e.getMessage() + ")", e);
        }
        return nanos.build().toArray();
    }
}
