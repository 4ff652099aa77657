package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** Checks tokens, whatever a caller may have put in their place. */
public final class TokenVerifier {
    private static final int LONGEST_JTI = 64;

    private final KeyRing keys;
    private final ActiveCallers active;
    private final Clock clock;
    private final String issuer;

    /**
     * A verifier.
     *
     * @param issuer the only accepted claim {@code iss}
     */
    public TokenVerifier(KeyRing keys, ActiveCallers active, Clock clock, String issuer) {
        this.keys = requireNonNull(keys, "keys");
        this.active = requireNonNull(active, "active");
        this.clock = requireNonNull(clock, "clock");
        this.issuer = requireNonNull(issuer, "issuer");
    }

    /**
     * The identity of a request.
     *
     * @param token what the request brought, if anything
     * @throws ProblemException EN-1, EN-2, EN-3, EN-4, EN-7
     */
    public VerifiedToken access(Optional<String> token) {
        VerifiedToken verified = read(token.orElseThrow(() -> new ProblemException(Code.EN_1)), TokenKind.ACCESS);
        if (!active.isActive(verified.caller())) {
            throw new ProblemException(Code.EN_7);
        }
        return verified;
    }

    /**
     * A refresh token; whether it was used before is not its own to say.
     *
     * @throws ProblemException EN-2, EN-3, EN-4
     */
    VerifiedToken refresh(String token) {
        return read(token, TokenKind.REFRESH);
    }

    private VerifiedToken read(String token, TokenKind expected) {
        Instant now = clock.instant();
        JwtClaims claims =
                SignedClaims.read(token, kid -> kid.flatMap(keys::accepted).map(SigningKey::bytes), issuer, now);
        try {
            String kind = claims.getSubject();
            if (!expected.claim().equals(kind)) {
                throw new ProblemException(isKind(kind) ? Code.EN_4 : Code.EN_2);
            }
            Caller caller =
                    IdentityClaim.read(claims.getClaimValue("id")).orElseThrow(() -> new ProblemException(Code.EN_2));
            String jti = claims.getJwtId();
            if (!claims.getAudience().equals(caller.clientSlug().map(List::of).orElse(List.of()))
                    || jti == null
                    || jti.isEmpty()
                    || jti.length() > LONGEST_JTI) {
                throw new ProblemException(Code.EN_2);
            }
            return new VerifiedToken(
                    caller,
                    jti,
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                    claims.getClaimsMap(),
                    token);
        } catch (MalformedClaimException e) {
            throw new ProblemException(Code.EN_2);
        }
    }

    private static boolean isKind(String claim) {
        for (TokenKind kind : TokenKind.values()) {
            if (kind.claim().equals(claim)) {
                return true;
            }
        }
        return false;
    }
}
