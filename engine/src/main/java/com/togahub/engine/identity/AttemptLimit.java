package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Limits failed attempts, per credential and per network address, whether or not the credential exists. Names are kept as
 * hashes, so that the counts tell nobody what was tried.
 */
public final class AttemptLimit {
    /** Failures of one credential within {@link #WINDOW} after which it must wait. */
    public static final int PER_CREDENTIAL = 10;
    /** Failures from one address within {@link #WINDOW} after which it must wait. */
    public static final int PER_ADDRESS = 100;
    /** How long failures count, from the first of them. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    private final AuthenticationFailures failures;
    private final Clock clock;

    /** A limit over counts that all nodes share. */
    public AttemptLimit(AuthenticationFailures failures, Clock clock) {
        this.failures = requireNonNull(failures, "failures");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Who attempts.
     *
     * @param credential name of what is tried, with its kind, such as {@code api:KEY}
     * @param address network address, if known; never taken from what the caller writes
     */
    public record Attempt(String credential, Optional<String> address) {
        public Attempt {
            requireNonNull(credential, "credential");
            requireNonNull(address, "address");
        }
    }

    /** How long the attempt must wait; empty when it may go on. */
    Optional<Duration> wait(Attempt attempt) {
        Instant now = clock.instant();
        String credential = credential(attempt);
        return failures.counts(subjects(attempt)).stream()
                .filter(count ->
                        count.failures() >= (count.subject().equals(credential) ? PER_CREDENTIAL : PER_ADDRESS))
                .map(count -> Duration.between(now, count.first().plus(WINDOW)))
                .filter(left -> !left.isNegative() && !left.isZero())
                .max(Duration::compareTo);
    }

    void failed(Attempt attempt) {
        Instant now = clock.instant();
        failures.add(subjects(attempt), now, now.minus(WINDOW));
    }

    /** Only the credential's failures end with a success: an address may try many credentials and own one. */
    void succeeded(Attempt attempt) {
        failures.clear(credential(attempt));
    }

    private static List<String> subjects(Attempt attempt) {
        List<String> subjects = new ArrayList<>();
        subjects.add(credential(attempt));
        attempt.address().ifPresent(address -> subjects.add(sha256("address:" + address)));
        return subjects;
    }

    private static String credential(Attempt attempt) {
        return sha256("credential:" + attempt.credential());
    }

    /** SHA-256 of a text, in hexadecimal. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
