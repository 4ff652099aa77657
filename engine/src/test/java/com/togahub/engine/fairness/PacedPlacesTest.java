package com.togahub.engine.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PacedPlacesTest {
    private static final Duration MOMENT = Duration.ofMillis(200);

    private static List<PacedPlaces.Stay> fill(PacedPlaces places, String owner, int count) throws Exception {
        List<PacedPlaces.Stay> stays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stays.add(places.enter(owner));
        }
        return stays;
    }

    private static Duration refused(PacedPlaces places, String owner) {
        long begun = System.nanoTime();
        assertThrows(FullException.class, () -> places.enter(owner));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void whoseWorkDoesNotEndWaitsAMomentOnceAndIsRefusedAtOnceFromThenOn() throws Exception {
        PacedPlaces places = new PacedPlaces(6, 2, MOMENT);
        fill(places, "stuck", 4);
        assertTrue(refused(places, "stuck").compareTo(MOMENT) >= 0);
        for (int i = 0; i < 100; i++) {
            assertTrue(refused(places, "stuck").compareTo(MOMENT) < 0);
        }
        places.enter("other").close();
    }

    @Test
    void whoseWorkIsQuickGetsAPlaceThatIsGivenBackMeanwhile() throws Exception {
        PacedPlaces places = new PacedPlaces(6, 2, Duration.ofSeconds(20));
        List<PacedPlaces.Stay> stays = fill(places, "quick", 4);
        CompletableFuture<Boolean> entered = CompletableFuture.supplyAsync(() -> {
            try {
                places.enter("quick").close();
                return true;
            } catch (FullException | InterruptedException e) {
                return false;
            }
        });
        stays.get(0).close();
        assertTrue(entered.get());
        stays.subList(1, 4).forEach(PacedPlaces.Stay::close);
        assertEquals(0, places.taken("quick"));
    }

    @Test
    void whoWasSlowAndHasEndedIsServedAgain() throws Exception {
        PacedPlaces places = new PacedPlaces(6, 2, MOMENT);
        List<PacedPlaces.Stay> stays = fill(places, "slow", 4);
        refused(places, "slow");
        stays.forEach(PacedPlaces.Stay::close);
        fill(places, "slow", 4).forEach(PacedPlaces.Stay::close);
    }
}
