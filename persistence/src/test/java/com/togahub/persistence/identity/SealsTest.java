package com.togahub.persistence.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.identity.Seals;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealsTest {
    private static final byte[] TEXT = "[\"list\",\"4711\"]".getBytes(StandardCharsets.UTF_8);
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

    private Identities node() {
        return new Identities(place, clock);
    }

    @Test
    void everyNodeOpensWhatOneHasSealed() {
        String sealed = new Seals(node().keys).seal(TEXT);
        assertArrayEquals(TEXT, new Seals(node().keys).open(sealed).orElseThrow());
    }

    @Test
    void equalTextsHaveEqualSealsAndNothingShows() {
        Seals seals = new Seals(node().keys);
        String sealed = seals.seal(TEXT);
        assertEquals(sealed, seals.seal(TEXT.clone()));
        assertNotEquals(sealed, seals.seal("[\"list\",\"4712\"]".getBytes(StandardCharsets.UTF_8)));
        String body = sealed.substring(sealed.lastIndexOf('.') + 1);
        assertFalse(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.ISO_8859_1).contains("4711"));
    }

    @Test
    void aChangedTextIsRefusedWhereverItWasChanged() {
        Seals seals = new Seals(node().keys);
        String sealed = seals.seal(TEXT);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            // the last character holds spare bits, which say nothing
            boolean isSpare = i == sealed.length() - 1;
            assertTrue(isSpare || seals.open(changed).isEmpty(), changed);
        }
        assertTrue(seals.open("").isEmpty());
        assertTrue(seals.open("toga-1.").isEmpty());
        assertTrue(seals.open("toga-1.%%%").isEmpty());
        assertTrue(seals.open("toga-99." + sealed).isEmpty());
    }

    @Test
    void aTextThatIsCutOffAnywhereIsRefused() {
        Seals seals = new Seals(node().keys);
        String sealed = seals.seal(TEXT);
        for (int length = 0; length < sealed.length() - 1; length++) {
            String cut = sealed.substring(0, length);
            assertTrue(seals.open(cut).isEmpty(), cut);
        }
    }

    @Test
    void aSealLivesUntilItsKeyIsNotAcceptedAnyMore() {
        Identities here = node();
        Seals seals = new Seals(here.keys);
        String sealed = seals.seal(TEXT);
        here.keys.rotate();
        clock.move(Duration.ofSeconds(31));
        assertTrue(seals.open(sealed).isPresent());
        here.keys.rotate();
        clock.move(Duration.ofSeconds(31));
        assertTrue(seals.open(sealed).isEmpty());
    }
}
