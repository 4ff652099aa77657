package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;

/**
 * What a successful authentication yields.
 *
 * @param caller who it is
 * @param accessToken for requests
 * @param refreshToken for new tokens, once
 * @param expiresIn life of the access token in seconds
 */
public record Tokens(Caller caller, String accessToken, String refreshToken, long expiresIn) {
    /** How the access token is presented (RFC 6750). */
    public static final String TYPE = "Bearer";

    public Tokens {
        requireNonNull(caller, "caller");
        requireNonNull(accessToken, "accessToken");
        requireNonNull(refreshToken, "refreshToken");
    }

    @Override
    public String toString() {
        return "Tokens[" + caller.identity() + "]";
    }
}
