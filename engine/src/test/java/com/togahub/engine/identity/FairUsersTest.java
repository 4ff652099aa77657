package com.togahub.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client's database does not answer whoever looks for its users. */
class FairUsersTest {
    private static final String STUCK = "stuck";
    /** Two thirds of those who sign in at once, who are two thirds of all. */
    private static final int SHARE = RequestPlaces.THREADS * 2 / 3 * 2 / 3;

    private final CountDownLatch asked = new CountDownLatch(SHARE);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Users users = new FairUsers(
            new Users() {
                @Override
                public Optional<Principal> byEmail(String clientSlug, String email) {
                    return byUuid(clientSlug, email);
                }

                @Override
                public Optional<Principal> byUuid(String clientSlug, String uuid) {
                    if (clientSlug.equals(STUCK)) {
                        asked.countDown();
                        await(end);
                    }
                    return Optional.empty();
                }
            },
            new Tenants() {
                @Override
                public Optional<Tenant> bySlug(String slug) {
                    DatabaseName name = new DatabaseName("host", "Client_" + slug);
                    return Optional.of(new Tenant(Optional.of(slug), Optional.of(slug), Optional.of(name), name));
                }

                @Override
                public Tenant none() {
                    throw new UnsupportedOperationException();
                }
            },
            new RequestPlaces());

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    void whoSignsInAtAClientThatIsStuckKeepsNobodyElseFromIt() throws Exception {
        List<CompletableFuture<Optional<Principal>>> waiting = IntStream.range(0, SHARE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> users.byEmail(STUCK, "somebody"), threads))
                .toList();
        await(asked);
        StoreException refused = assertThrows(StoreException.class, () -> users.byUuid(STUCK, "one more"));
        assertEquals(StoreException.Kind.UNAVAILABLE, refused.kind());
        assertEquals(Optional.empty(), users.byEmail("other", "somebody"));
        end.countDown();
        for (CompletableFuture<Optional<Principal>> each : waiting) {
            assertEquals(Optional.empty(), each.get(30, TimeUnit.SECONDS));
        }
        assertEquals(Optional.empty(), users.byUuid(STUCK, "somebody"));
    }
}
