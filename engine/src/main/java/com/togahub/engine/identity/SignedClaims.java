package com.togahub.engine.identity;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Reads the claims of a token after checking its form, algorithm, signature, issuer and times: RFC 7515, 7519 and the
 * advice of RFC 8725. Whatever is wrong is EN-2, or EN-3 when it is only the time.
 */
final class SignedClaims {
    /** Longest token that is looked at, in characters. */
    private static final int LONGEST = 16 * 1024;
    /**
     * Three parts of unpadded base64url, the last of them exactly 32 bytes in their one canonical form: a token has one
     * spelling only.
     */
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private static final AlgorithmConstraints HS256_ONLY =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private SignedClaims() {}

    /**
     * The claims of a token.
     *
     * @param key the secret of a key's name, empty when it is unknown; also asked for a token that names none
     * @throws ProblemException EN-2, EN-3
     */
    static JwtClaims read(String token, Function<Optional<String>, Optional<byte[]>> key, String issuer, Instant now) {
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            throw new ProblemException(Code.EN_2);
        }
        try {
            // the key is found first: a failing database must not look like a bad token
            byte[] secret = key.apply(kid(token)).orElseThrow(() -> new ProblemException(Code.EN_2));
            JwtClaims claims = consumer(secret, issuer, now).processToClaims(token);
            if (claims.getClaimValue("sub") instanceof String subject
                    && subject.chars().anyMatch(Character::isISOControl)) {
                throw new ProblemException(Code.EN_2);
            }
            return claims;
        } catch (InvalidJwtException e) {
            // never the library's words: they repeat the token
            boolean onlyTime = e.hasExpired() || e.hasErrorCode(ErrorCodes.NOT_YET_VALID);
            throw new ProblemException(onlyTime ? Code.EN_3 : Code.EN_2);
        } catch (JoseException e) {
            throw new ProblemException(Code.EN_2);
        }
    }

    private static Optional<String> kid(String token) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        Object kid = signature.getHeaders().getObjectHeaderValue("kid");
        if (kid != null && !(kid instanceof String)) {
            throw new JoseException("kid is no text");
        }
        if (signature.getHeaders().getObjectHeaderValue("crit") != null) {
            throw new JoseException("no extension is understood");
        }
        return Optional.ofNullable((String) kid);
    }

    private static JwtConsumer consumer(byte[] secret, String issuer, Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(HS256_ONLY)
                .setVerificationKey(new HmacKey(secret))
                .setExpectedIssuer(issuer)
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                // the audience depends on the identity inside and is checked with it
                .setSkipDefaultAudienceValidation()
                .build();
    }
}
