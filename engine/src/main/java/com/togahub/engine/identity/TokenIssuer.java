package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Makes tokens: JWT (RFC 7519), HS256, signed with the current key. */
public final class TokenIssuer {
    /** Life of an access token. */
    public static final Duration ACCESS_LIFE = Duration.ofHours(1);
    /** Life of a refresh token. */
    public static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final KeyRing keys;
    private final Clock clock;
    private final String issuer;

    /**
     * An issuer.
     *
     * @param issuer claim {@code iss} of all tokens
     */
    public TokenIssuer(KeyRing keys, Clock clock, String issuer) {
        this.keys = requireNonNull(keys, "keys");
        this.clock = requireNonNull(clock, "clock");
        this.issuer = requireNonNull(issuer, "issuer");
    }

    /**
     * A token and what must be remembered of it.
     *
     * @param value the token
     * @param jti its own id
     * @param expires when it ends
     */
    public record Token(String value, String jti, Instant expires) {
        public Token {
            requireNonNull(value, "value");
            requireNonNull(jti, "jti");
            requireNonNull(expires, "expires");
        }

        @Override
        public String toString() {
            return "Token[" + jti + "]";
        }
    }

    /** A token for an identity that belongs to a client. */
    public Token issue(TokenKind kind, Caller caller) {
        // whole seconds, as the claims can hold no others
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Instant expires = now.plus(kind == TokenKind.ACCESS ? ACCESS_LIFE : REFRESH_LIFE);
        String jti = UUID.randomUUID().toString();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(caller.clientSlug()
                .orElseThrow(() -> new IllegalArgumentException("an identity without client gets no token")));
        claims.setSubject(kind.claim());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        claims.setJwtId(jti);
        claims.setClaim("id", IdentityClaim.of(caller));
        return new Token(sign(claims.toJson()), jti, expires);
    }

    private String sign(String payload) {
        SigningKey key = keys.current();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setHeader("typ", "JWT");
        signature.setPayload(payload);
        signature.setKey(new HmacKey(key.bytes()));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token cannot be signed with key " + key.kid(), e);
        }
    }
}
