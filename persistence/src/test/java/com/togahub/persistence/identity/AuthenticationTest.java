package com.togahub.persistence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.Caller;
import com.togahub.engine.identity.AttemptLimit;
import com.togahub.engine.identity.Pbkdf2SecretHash;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.identity.TokenIssuer;
import com.togahub.engine.identity.TokenKind;
import com.togahub.engine.identity.Tokens;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.MovableClock;
import com.togahub.persistence.testing.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

class AuthenticationTest {
    private static final Optional<String> NOWHERE = Optional.empty();
    private static Place place;
    private final MovableClock clock = new MovableClock();
    private Identities here;
    private Identities there;

    @BeforeAll
    static void start() {
        place = Place.create(Clock.systemUTC());
        Identities.credential(place, "key");
        Identities.user(place, "Zoe@acme.example");
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    @BeforeEach
    void twoNodes() {
        DatabaseServer.shared()
                .execute(place.schemas().core(), "DELETE FROM AuthenticationFailures", "DELETE FROM RefreshTokens");
        here = new Identities(place, clock);
        there = new Identities(place, clock);
    }

    private static ProblemException refused(Runnable attempt) {
        return assertThrows(ProblemException.class, attempt::run);
    }

    private static Code code(Runnable attempt) {
        return refused(attempt).problems().get(0).code();
    }

    private Tokens tokens() {
        return here.authentication.api("key", "the secret", NOWHERE);
    }

    @Test
    void aCredentialsTokensAreGoodOnEveryNode() {
        Tokens tokens = tokens();
        Caller caller = there.verifier.access(Optional.of(tokens.accessToken())).caller();
        assertEquals(Caller.Kind.API, caller.kind());
        assertEquals(Optional.of("test"), caller.clientSlug());
        assertEquals(
                Set.copyOf(Query.column(place.schemas().core(), "SELECT uuid FROM Roles WHERE name = 'clerk'")),
                caller.roleUuids());
        assertEquals(3600, tokens.expiresIn());
        assertEquals(Code.EN_4, code(() -> here.verifier.access(Optional.of(tokens.refreshToken()))));
        assertEquals(Code.EN_4, code(() -> here.authentication.refresh(tokens.accessToken())));
        assertEquals(Code.EN_1, code(() -> here.verifier.access(Optional.empty())));
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        Tokens tokens = tokens();
        clock.move(Duration.ofSeconds(3599));
        there.verifier.access(Optional.of(tokens.accessToken()));
        clock.move(Duration.ofSeconds(1));
        assertEquals(Code.EN_3, code(() -> there.verifier.access(Optional.of(tokens.accessToken()))));
    }

    @Test
    void aUserLogsInWhateverTheCaseOfItsAddress() {
        Tokens tokens = here.authentication.login("test", "zoe@ACME.example", "the secret", NOWHERE);
        Caller caller = there.verifier.access(Optional.of(tokens.accessToken())).caller();
        assertEquals(Caller.Kind.USER, caller.kind());
        assertEquals(caller.userUuid(), Optional.of(caller.subject()));
    }

    @Test
    void allFailuresReadTheSame() {
        List<Problem> expected =
                refused(() -> here.authentication.api("key", "wrong", NOWHERE)).problems();
        for (Runnable attempt : List.<Runnable>of(
                () -> here.authentication.api("nobody", "the secret", NOWHERE),
                () -> here.authentication.api("kéy", "the secret", NOWHERE),
                () -> here.authentication.api("", "", NOWHERE),
                () -> here.authentication.api("KEY", "the secret", NOWHERE),
                () -> here.authentication.login("test", "zoe@acme.example", "wrong", NOWHERE),
                () -> here.authentication.login("test", "zoë@acme.example", "the secret", NOWHERE),
                () -> here.authentication.login("test", "zoe@acme.example ", "the secret", NOWHERE),
                () -> here.authentication.login("nobody", "zoe@acme.example", "the secret", NOWHERE),
                () -> here.authentication.login("' OR 1=1 -- ", "zoe@acme.example", "the secret", NOWHERE))) {
            assertEquals(expected, refused(attempt).problems());
        }
    }

    @Test
    void whatDoesNotExistTakesAsLongAsWhatIsWrong() {
        SecretHash hashes = new Pbkdf2SecretHash();
        Identities.credential(place, "costly", hashes.hash("the secret"));
        Identities costly = new Identities(place, clock, hashes);
        List<Long> wrong = new ArrayList<>();
        List<Long> absent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            wrong.add(nanos(() -> costly.authentication.api("costly", "wrong", NOWHERE)));
            absent.add(nanos(() -> costly.authentication.api("nobody", "wrong", NOWHERE)));
        }
        long least = Collections.min(absent);
        assertTrue(least > Collections.min(wrong) / 2, absent + " against " + wrong);
    }

    private static long nanos(Runnable attempt) {
        long start = System.nanoTime();
        assertEquals(Code.EN_5, code(attempt));
        return System.nanoTime() - start;
    }

    @Test
    void tooManyFailuresOfOneCredentialMustWaitOnAllNodes() {
        for (int i = 0; i < AttemptLimit.PER_CREDENTIAL; i++) {
            Identities one = i % 2 == 0 ? here : there;
            assertEquals(Code.EN_5, code(() -> one.authentication.api("victim", "wrong", NOWHERE)));
        }
        clock.move(Duration.ofMinutes(5));
        ProblemException limited = refused(() -> there.authentication.api("victim", "wrong", NOWHERE));
        assertEquals(Code.EN_6, limited.problems().get(0).code());
        assertEquals(Optional.of(Duration.ofMinutes(10)), limited.retryAfter());
        assertEquals(3600, tokens().expiresIn());
        clock.move(Duration.ofMinutes(10));
        assertEquals(Code.EN_5, code(() -> here.authentication.api("victim", "wrong", NOWHERE)));
    }

    @Test
    void aSuccessForgivesTheCredentialButNotTheAddress() {
        Optional<String> address = Optional.of("203.0.113.9");
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < AttemptLimit.PER_CREDENTIAL; i++) {
                assertEquals(Code.EN_5, code(() -> here.authentication.api("key", "wrong", address)));
            }
            here.authentication.api("key", "the secret", address);
        }
        assertEquals(
                List.of(String.valueOf(2 * (AttemptLimit.PER_CREDENTIAL - 1))),
                Query.column(place.schemas().core(), "SELECT failures FROM AuthenticationFailures"));
    }

    @Test
    void tooManyFailuresFromOneAddressMustWait() {
        Optional<String> address = Optional.of("203.0.113.7");
        assertEquals(Code.EN_5, code(() -> here.authentication.api("nobody", "wrong", address)));
        DatabaseServer.shared()
                .execute(
                        place.schemas().core(),
                        "UPDATE AuthenticationFailures SET failures = " + AttemptLimit.PER_ADDRESS
                                + " WHERE failures = 1 ORDER BY id DESC LIMIT 1");
        assertEquals(Code.EN_6, code(() -> here.authentication.api("key", "the secret", address)));
        assertEquals(
                3600,
                here.authentication
                        .api("key", "the secret", Optional.of("203.0.113.8"))
                        .expiresIn());
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsReuseRevokesTheFamily() {
        Tokens first = tokens();
        Tokens other = tokens();
        clock.move(Duration.ofSeconds(1));
        Tokens second = there.authentication.refresh(first.refreshToken());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        here.verifier.access(Optional.of(second.accessToken()));
        assertEquals(Code.EN_4, code(() -> here.authentication.refresh(first.refreshToken())));
        assertEquals(Code.EN_4, code(() -> here.authentication.refresh(second.refreshToken())));
        assertEquals(3600, here.authentication.refresh(other.refreshToken()).expiresIn());
    }

    @Test
    void ofManyUsesOfOneRefreshTokenAtMostOneSucceedsAndNothingOfItLives()
            throws InterruptedException, ExecutionException {
        String token = tokens().refreshToken();
        List<Callable<Optional<Tokens>>> uses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Identities one = i % 2 == 0 ? here : there;
            uses.add(() -> {
                try {
                    return Optional.of(one.authentication.refresh(token));
                } catch (ProblemException e) {
                    assertEquals(Code.EN_4, e.problems().get(0).code());
                    return Optional.empty();
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(uses.size());
        List<Tokens> won = new ArrayList<>();
        try {
            for (Future<Optional<Tokens>> use : threads.invokeAll(uses)) {
                use.get().ifPresent(won::add);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, won.size());
        assertEquals(
                Code.EN_4, code(() -> here.authentication.refresh(won.get(0).refreshToken())));
    }

    @Test
    void whoIsSwitchedOffIsOutWithinSeconds() {
        String core = place.schemas().core();
        Tokens tokens = tokens();
        here.verifier.access(Optional.of(tokens.accessToken()));
        for (String table : List.of("ApiCredentials", "Clients")) {
            DatabaseServer.shared().execute(core, "UPDATE " + table + " SET isActive = 0");
            try {
                clock.move(Duration.ofSeconds(5));
                assertEquals(Code.EN_7, code(() -> here.verifier.access(Optional.of(tokens.accessToken()))));
                assertEquals(Code.EN_7, code(() -> here.authentication.refresh(tokens.refreshToken())));
                assertEquals(Code.EN_7, code(this::tokens));
                assertEquals(Code.EN_5, code(() -> here.authentication.api("key", "wrong", NOWHERE)));
            } finally {
                DatabaseServer.shared().execute(core, "UPDATE " + table + " SET isActive = 1");
            }
        }
        clock.move(Duration.ofSeconds(5));
        here.verifier.access(Optional.of(tokens.accessToken()));
    }

    @Test
    void theTokensOfAnotherIssuerAreRefused() {
        Caller caller =
                here.verifier.access(Optional.of(tokens().accessToken())).caller();
        String foreign = new TokenIssuer(here.keys, clock, "toga:staging")
                .issue(TokenKind.ACCESS, caller)
                .value();
        assertEquals(Code.EN_2, code(() -> here.verifier.access(Optional.of(foreign))));
    }
}
