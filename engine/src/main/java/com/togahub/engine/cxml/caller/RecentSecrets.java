package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for some minutes which secrets matched, so that a sender of a thousand documents costs one slow hash. Only
 * matches are remembered, under a keyed hash of secret and stored hash: no secret stays in memory, a changed secret counts at
 * once, and a wrong one always costs the full work.
 */
public final class RecentSecrets implements Secrets {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int CAPACITY = 1_000;
    private static final int KEY_BYTES = 32;

    private final Secrets slow;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> matched = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Remembers what another comparison found. */
    public RecentSecrets(Secrets slow, Clock clock) {
        this.slow = requireNonNull(slow, "slow");
        this.clock = requireNonNull(clock, "clock");
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public boolean matches(String secret, Optional<String> hash) {
        if (hash.isEmpty()) {
            return slow.matches(secret, hash);
        }
        String name = name(secret, hash.get());
        synchronized (matched) {
            Instant until = matched.get(name);
            if (until != null && clock.instant().isBefore(until)) {
                return true;
            }
        }
        boolean matches = slow.matches(secret, hash);
        if (matches) {
            synchronized (matched) {
                matched.put(name, clock.instant().plus(LIFE));
            }
        }
        return matches;
    }

    private String name(String secret, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
