package com.togahub.engine.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FairPlacesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static int takeAll(FairPlaces places, String owner, List<FairPlaces.Place> into) throws Exception {
        int count = 0;
        while (true) {
            try {
                into.add(places.take(owner, false, Duration.ZERO));
                count++;
            } catch (FullException e) {
                return count;
            }
        }
    }

    @Test
    void oneOwnerGetsTwoThirdsAndTheNextTwoThirdsOfWhatTheFirstLeaves() throws Exception {
        FairPlaces places = new FairPlaces(48, 2);
        List<FairPlaces.Place> taken = new ArrayList<>();
        assertEquals(32, takeAll(places, "one", taken));
        assertEquals(11, takeAll(places, "two", taken));
        assertEquals(4, takeAll(places, "three", taken));
        assertEquals(1, takeAll(places, "four", taken));
    }

    @Test
    void anOwnerWithoutAnyGetsOneWhateverTheOthersHold() throws Exception {
        FairPlaces places = new FairPlaces(16, 2);
        List<FairPlaces.Place> taken = new ArrayList<>();
        takeAll(places, "one", taken);
        takeAll(places, "two", taken);
        places.take("three", false, Duration.ZERO);
        assertEquals(1, places.taken("three"));
    }

    @Test
    void whoHoldsOneAlreadyGetsAFurtherOneBeyondTheShare() throws Exception {
        FairPlaces places = new FairPlaces(6, 2);
        takeAll(places, "one", new ArrayList<>());
        assertThrows(FullException.class, () -> places.take("one", false, Duration.ZERO));
        places.take("one", true, Duration.ZERO);
        assertEquals(5, places.taken("one"));
    }

    @Test
    void thoseWhoWaitAreServedInOrderPastThoseWhoseOwnerHasItsShare() throws Exception {
        FairPlaces places = new FairPlaces(3, 1);
        FairPlaces.Place one = places.take("one", false, Duration.ZERO);
        FairPlaces.Place two = places.take("two", false, Duration.ZERO);
        FairPlaces.Place three = places.take("three", false, Duration.ZERO);
        ConcurrentLinkedQueue<String> served = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> again = waits(places, "two", served);
        CompletableFuture<Void> late = waits(places, "four", served);
        one.close();
        late.get();
        assertEquals(List.of("four"), List.copyOf(served));
        two.close();
        again.get();
        three.close();
        assertEquals(List.of("four", "two"), List.copyOf(served));
    }

    private CompletableFuture<Void> waits(FairPlaces places, String owner, ConcurrentLinkedQueue<String> served) {
        int before = places.waiting();
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> {
                    try {
                        places.take(owner, false, LONG);
                        served.add(owner);
                    } catch (FullException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
        while (places.waiting() == before) {
            Thread.onSpinWait();
        }
        return done;
    }

    @Test
    void thoseWhoWaitCanBeSentAway() throws Exception {
        FairPlaces places = new FairPlaces(1, 1);
        places.take("one", false, Duration.ZERO);
        CompletableFuture<Boolean> refused = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        places.take("two", false, LONG);
                        return false;
                    } catch (FullException e) {
                        return true;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
        while (places.waiting() == 0) {
            Thread.onSpinWait();
        }
        places.refuseWaiting();
        assertTrue(refused.get());
        assertEquals(0, places.waiting());
    }

    @Test
    void aPlaceIsGivenBackOnce() throws Exception {
        FairPlaces places = new FairPlaces(2, 1);
        FairPlaces.Place place = places.take("one", false, Duration.ZERO);
        place.close();
        place.close();
        assertEquals(0, places.taken());
    }

    @Test
    void nothingIsLostNorMadeWhereManyComeAndGo() throws Exception {
        FairPlaces places = new FairPlaces(5, 2);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(24);
        for (int thread = 0; thread < 24; thread++) {
            String owner = "owner-" + thread % 4;
            threads.execute(() -> {
                for (int turn = 0; turn < 400; turn++) {
                    try {
                        FairPlaces.Place place = places.take(owner, false, turn % 9 == 0 ? Duration.ZERO : LONG);
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        place.close();
                    } catch (FullException e) {
                        Thread.onSpinWait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                done.countDown();
            });
        }
        assertTrue(done.await(60, TimeUnit.SECONDS));
        assertTrue(most.get() <= 5, () -> "at once: " + most);
        assertEquals(0, places.taken());
        assertEquals(0, places.waiting());
    }
}
