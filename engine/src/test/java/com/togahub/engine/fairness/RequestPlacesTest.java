package com.togahub.engine.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestPlacesTest {
    private final RequestPlaces places = new RequestPlaces();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static Tenant tenant(String slug, String host) {
        DatabaseName name = new DatabaseName(host, "Client_" + slug);
        return new Tenant(Optional.of(slug), Optional.of(slug), Optional.of(name), name);
    }

    private String request(Tenant tenant, Supplier<String> work) {
        return places.run(tenant, work, () -> "full");
    }

    private String signIn(Tenant tenant, Supplier<String> work) {
        return places.signIn(tenant, work, () -> "full");
    }

    /** As many as come in of those who do not get on. */
    private void fill(Tenant tenant, int share, BiFunction<Tenant, Supplier<String>, String> door) throws Exception {
        CountDownLatch in = new CountDownLatch(share);
        List<CompletableFuture<String>> stuck = IntStream.range(0, share)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> door.apply(tenant, () -> {
                            in.countDown();
                            return await(end) ? "done" : "too long";
                        }),
                        threads))
                .toList();
        assertTrue(await(in), "those who fill the share");
        assertEquals("full", door.apply(tenant, () -> "in"));
        assertTrue(stuck.stream().noneMatch(CompletableFuture::isDone));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    void aClientTakesTwoThirdsOfTheThreadsAndLeavesTheOthersToOthers() throws Exception {
        fill(tenant("stuck", "near"), RequestPlaces.THREADS * 2 / 3 + 1, this::request);
        assertEquals("in", request(tenant("neighbour", "near"), () -> "in"));
    }

    @Test
    void whoSignsInAtAClientThatIsStuckKeepsNobodyElseFromIt() throws Exception {
        fill(tenant("stuck", "near"), RequestPlaces.THREADS * 2 / 3 * 2 / 3, this::signIn);
        assertEquals("in", signIn(tenant("neighbour", "near"), () -> "in"));
    }
}
