package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import java.time.Instant;
import java.util.Map;

/**
 * A token whose signature, issuer, audience, times and kind are right.
 *
 * @param caller the identity it carries
 * @param jti its own id
 * @param expires when it ends
 * @param claims all claims, as read
 * @param raw the token itself
 */
public record VerifiedToken(Caller caller, String jti, Instant expires, Map<String, Object> claims, String raw) {
    public VerifiedToken {
        requireNonNull(caller, "caller");
        requireNonNull(jti, "jti");
        requireNonNull(expires, "expires");
        claims = Map.copyOf(claims);
        requireNonNull(raw, "raw");
    }

    @Override
    public String toString() {
        return "VerifiedToken[" + caller.identity() + "]";
    }
}
