package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One signing secret of HS256 tokens.
 *
 * @param kid its name, as tokens carry it
 * @param secret at least 32 characters, of which the UTF-8 bytes are the key
 * @param activated from when tokens are signed with it; accepted before, so that every node knows it in time
 * @param retired from when its tokens are refused
 */
public record SigningKey(String kid, String secret, Instant activated, Optional<Instant> retired) {
    private static final int LEAST_BYTES = 32;

    public SigningKey {
        requireNonNull(kid, "kid");
        if (secret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new IllegalArgumentException("the secret of key " + kid + " is too short for HS256");
        }
        requireNonNull(activated, "activated");
        requireNonNull(retired, "retired");
    }

    /** The key's bytes. */
    public byte[] bytes() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether its tokens are accepted now. */
    public boolean isAccepted(Instant now) {
        return retired.map(now::isBefore).orElse(true);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
