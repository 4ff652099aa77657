package com.togahub.persistence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.identity.SigningKey;
import com.togahub.engine.identity.SigningKeys;
import com.togahub.persistence.entity.core.SigningSecret;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.MovableClock;
import com.togahub.persistence.testing.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first signing key of an installation, asked for inside of transactions that began before it was there. */
class FirstKeyTest {
    private static final int PATIENCE_SECONDS = 60;

    private static Place place;
    private final MovableClock clock = new MovableClock();

    @BeforeAll
    static void start() {
        place = Place.create(Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    @BeforeEach
    void noKeys() {
        DatabaseServer.shared().execute(place.schemas().core(), "DELETE FROM SigningSecrets");
    }

    private KeyRing node() {
        return new Identities(place, clock).keys;
    }

    private static List<String> stored() {
        return Query.column(place.schemas().core(), "SELECT kid FROM SigningSecrets");
    }

    /** In a transaction whose view of the database is from before the work. */
    private static <T> T inTransaction(Supplier<T> work) {
        return place.transactions().inCore(() -> {
            assertEquals(0, keysSeen());
            return work.get();
        });
    }

    private static int keysSeen() {
        return place.units().core(session -> session.createQuery("from SigningSecret", SigningSecret.class)
                .getResultList()
                .size());
    }

    @Test
    @DisplayName("a transaction that began before another node's first key signs with that key")
    void keyOfAnother() {
        String used = inTransaction(() -> {
            String others =
                    CompletableFuture.supplyAsync(() -> node().current().kid()).join();
            assertEquals(others, node().current().kid());
            return others;
        });
        assertEquals(List.of(used), stored());
    }

    @Test
    @DisplayName("another node signs with a first key at once, while the transaction that asked for it goes on")
    void notHeldUp() {
        String used = inTransaction(() -> {
            String own = node().current().kid();
            assertEquals(
                    own,
                    CompletableFuture.supplyAsync(() -> node().current().kid()).join());
            return own;
        });
        assertEquals(List.of(used), stored());
    }

    @Test
    @DisplayName("of two nodes whose transactions both saw no key one makes it, and both sign with it")
    void twoAtOnce() {
        CyclicBarrier bothSawNone = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<String>> signing = Stream.generate(
                            () -> new KeyRing(new Meeting(keys(), bothSawNone), clock, Identities.ROTATION))
                    .limit(2)
                    .map(ring -> CompletableFuture.supplyAsync(
                            () -> inTransaction(() -> ring.current().kid()), threads))
                    .toList();
            assertEquals(signing.get(0).join(), signing.get(1).join());
            assertEquals(List.of(signing.get(0).join()), stored());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("a key stays when the transaction that asked for it is rolled back, as tokens are signed with it")
    void rolledBack() {
        KeyRing here = node();
        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(() -> {
                    here.current();
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of(here.current().kid()), stored());
        assertEquals(here.current().kid(), node().current().kid());
    }

    private static SigningKeys keys() {
        return new JpaSigningKeys(place.units(), place.transactions());
    }

    /** Keys of which nobody makes the first before all have seen that there is none. */
    private static final class Meeting implements SigningKeys {
        private final SigningKeys real;
        private final CyclicBarrier barrier;
        private final AtomicInteger looks = new AtomicInteger();

        /** A ring looks as often before it makes a key. */
        private static final int LOOKS = 2;

        Meeting(SigningKeys real, CyclicBarrier barrier) {
            this.real = real;
            this.barrier = barrier;
        }

        @Override
        public List<SigningKey> newest() {
            List<SigningKey> seen = real.newest();
            if (looks.incrementAndGet() == LOOKS) {
                await();
            }
            return seen;
        }

        private void await() {
            try {
                barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("the other one did not look", e);
            }
        }

        @Override
        public boolean add(SigningKey key) {
            return real.add(key);
        }

        @Override
        public void retireAllBut(Set<String> kids, Instant at) {
            real.retireAllBut(kids, at);
        }
    }
}
