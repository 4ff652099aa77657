package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;

/** What must be done now and then, by a timer on every node: new signing secrets, and forgetting what has ended. */
public final class IdentityUpkeep {
    private final KeyRing keys;
    private final RefreshTokens refreshTokens;
    private final AuthenticationFailures failures;
    private final Clock clock;

    /** The upkeep of these. */
    public IdentityUpkeep(KeyRing keys, RefreshTokens refreshTokens, AuthenticationFailures failures, Clock clock) {
        this.keys = requireNonNull(keys, "keys");
        this.refreshTokens = requireNonNull(refreshTokens, "refreshTokens");
        this.failures = requireNonNull(failures, "failures");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Does it; harmless when done often or on several nodes at once. */
    public void run() {
        Instant now = clock.instant();
        keys.rotateIfDue();
        refreshTokens.forgetExpired(now);
        failures.forgetBefore(now.minus(AttemptLimit.WINDOW));
    }
}
