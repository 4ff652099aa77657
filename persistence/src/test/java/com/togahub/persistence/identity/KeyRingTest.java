package com.togahub.persistence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.Caller;
import com.togahub.engine.identity.TokenKind;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.MovableClock;
import com.togahub.persistence.testing.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static Place place;
    private static Caller caller;
    private final MovableClock clock = new MovableClock();

    @BeforeAll
    static void start() {
        place = Place.create(Clock.systemUTC());
        Identities.credential(place, "key");
        caller = new JdbcCredentials(place.connections())
                .byApiKey("key")
                .orElseThrow()
                .caller();
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

    private Identities nodeBehind(Duration by) {
        MovableClock behind = new MovableClock();
        behind.move(by.negated());
        return new Identities(place, behind);
    }

    private static int keys() {
        return Integer.parseInt(Query.value(place.schemas().core(), "SELECT COUNT(*) FROM SigningSecrets"));
    }

    private static String token(Identities identities) {
        return identities.issuer.issue(TokenKind.ACCESS, caller).value();
    }

    private static void accepted(Identities identities, String token) {
        assertEquals(caller, identities.verifier.access(Optional.of(token)).caller());
    }

    private static void refused(Identities identities, String token) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> identities.verifier.access(Optional.of(token)));
        assertEquals(Code.EN_2, refused.problems().get(0).code());
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(work);
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void manyNodesThatStartAtOnceMakeOneFirstKey() throws InterruptedException, ExecutionException {
        Set<String> kids = new HashSet<>(together(8, () -> node().keys.current().kid()));
        assertEquals(1, kids.size());
        assertEquals(1, keys());
    }

    @Test
    void aNodeWhoseClockIsBehindSignsWithTheFirstKeyThatIsThere() {
        Identities maker = node();
        String kid = maker.keys.current().kid();
        for (Duration behind : List.of(Duration.ofMillis(1), Duration.ofSeconds(20), Duration.ofMinutes(10))) {
            Identities late = nodeBehind(behind);
            assertEquals(kid, late.keys.current().kid());
            assertEquals(1, keys());
        }
        accepted(maker, token(nodeBehind(Duration.ofSeconds(20))));
        accepted(nodeBehind(Duration.ofSeconds(20)), token(maker));
    }

    @Test
    void aNewKeyIsMadeWhenAllAreRetired() {
        Identities here = node();
        String first = here.keys.current().kid();
        rotate(here);
        String second = here.keys.current().kid();
        DatabaseServer.shared()
                .execute(place.schemas().core(), "UPDATE SigningSecrets SET dtRetired = '2026-11-23 12:00:00'");
        Identities later = node();
        String third = later.keys.current().kid();
        assertEquals(3, Set.of(first, second, third).size());
        assertEquals(3, keys());
        accepted(node(), token(later));
    }

    @Test
    void aNodeHearsOfAnothersKeyByItsFirstToken() {
        Identities here = node();
        Identities there = node();
        String before = token(there);
        accepted(here, before);
        there.keys.rotate();
        clock.move(Duration.ofSeconds(31));
        String after = token(there);
        assertNotEquals(before.substring(0, before.indexOf('.')), after.substring(0, after.indexOf('.')));
        accepted(here, after);
        accepted(here, before);
    }

    @Test
    void tokensOfThePreviousKeyAreGoodAndOlderOnesAreNot() {
        Identities here = node();
        Identities there = node();
        String first = token(here);
        rotate(here);
        String second = token(here);
        accepted(there, first);
        rotate(here);
        accepted(there, second);
        refused(there, first);
        refused(here, first);
    }

    private void rotate(Identities identities) {
        identities.keys.rotate();
        clock.move(Duration.ofSeconds(31));
    }

    @Test
    void aNewKeySignsNothingBeforeAllNodesCanKnowIt() {
        Identities here = node();
        String kid = here.keys.current().kid();
        here.keys.rotate();
        assertEquals(kid, here.keys.current().kid());
        clock.move(Duration.ofSeconds(31));
        assertNotEquals(kid, here.keys.current().kid());
    }

    @Test
    void keysAreReplacedWhenTheyAreOldAndByOneNodeOnly() throws InterruptedException, ExecutionException {
        String kid = node().keys.current().kid();
        node().keys.rotateIfDue();
        assertEquals(1, keys());
        clock.move(Identities.ROTATION);
        together(6, () -> {
            node().keys.rotateIfDue();
            return kid;
        });
        assertEquals(2, keys());
        clock.move(Duration.ofSeconds(31));
        assertNotEquals(kid, node().keys.current().kid());
    }

    @Test
    void aRetiredKeyIsRefusedWithinSecondsOnEveryNode() {
        Identities here = node();
        String token = token(here);
        accepted(here, token);
        DatabaseServer.shared()
                .execute(place.schemas().core(), "UPDATE SigningSecrets SET dtRetired = '2026-11-23 12:00:00'");
        clock.move(Duration.ofSeconds(6));
        refused(here, token);
        accepted(node(), token(here));
    }

    @Test
    void unknownNamesDoNotLeadToTheDatabaseEachTime() {
        Identities here = node();
        String token = token(here);
        accepted(here, token);
        Optional<String> forged =
                Optional.of("eyJhbGciOiJIUzI1NiIsImtpZCI6Im5vbmUifQ" + token.substring(token.indexOf('.')));
        int before = selects();
        for (int i = 0; i < 200; i++) {
            assertThrows(ProblemException.class, () -> here.verifier.access(forged));
        }
        assertTrue(selects() - before < 10);
    }

    private static int selects() {
        return Integer.parseInt(Query.rows(place.schemas().core(), "SHOW GLOBAL STATUS LIKE 'Com_select'")
                .get(0)
                .get("Value"));
    }
}
