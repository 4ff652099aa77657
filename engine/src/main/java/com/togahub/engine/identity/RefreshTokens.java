package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** Port: refresh tokens, each of them good for one use. */
public interface RefreshTokens {
    /**
     * What is kept of a refresh token.
     *
     * @param jti its id
     * @param family the log-in it descends from
     * @param identityHash hash of the identity it is for
     * @param expires when it ends
     */
    record Entry(String jti, String family, String identityHash, Instant expires) {
        public Entry {
            requireNonNull(jti, "jti");
            requireNonNull(family, "family");
            requireNonNull(identityHash, "identityHash");
            requireNonNull(expires, "expires");
        }
    }

    /** Adds the first token of a family. */
    void add(Entry entry);

    /** The entry of a token, used or not. */
    Optional<Entry> find(String jti);

    /**
     * Uses a token and adds its successor, both or neither. Of several uses at once one succeeds.
     *
     * @return false when the token was used or revoked before; then its whole family is revoked
     */
    boolean replace(Entry used, Entry successor, Instant now);

    /** Forgets tokens that have expired. */
    void forgetExpired(Instant now);
}
