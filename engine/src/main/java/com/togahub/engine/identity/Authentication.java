package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import com.togahub.engine.identity.AttemptLimit.Attempt;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns proofs of identity into tokens. What does not exist, what is wrong and what cannot log in this way are told apart
 * neither by the answer (EN-5) nor by its time: where there is no hash to check, another one is checked.
 */
public final class Authentication {
    private final Credentials credentials;
    private final Users users;
    private final RefreshTokens refreshTokens;
    private final AttemptLimit limit;
    private final SecretHash hashes;
    private final TokenIssuer issuer;
    private final TokenVerifier verifier;
    private final Clock clock;
    private final String nobodysHash;

    /** An authentication over its ports. */
    public Authentication(
            Credentials credentials,
            Users users,
            RefreshTokens refreshTokens,
            AttemptLimit limit,
            SecretHash hashes,
            TokenIssuer issuer,
            TokenVerifier verifier,
            Clock clock) {
        this.credentials = requireNonNull(credentials, "credentials");
        this.users = requireNonNull(users, "users");
        this.refreshTokens = requireNonNull(refreshTokens, "refreshTokens");
        this.limit = requireNonNull(limit, "limit");
        this.hashes = requireNonNull(hashes, "hashes");
        this.issuer = requireNonNull(issuer, "issuer");
        this.verifier = requireNonNull(verifier, "verifier");
        this.clock = requireNonNull(clock, "clock");
        this.nobodysHash = hashes.hash(UUID.randomUUID().toString());
    }

    /**
     * Tokens for an API credential.
     *
     * @param address where the attempt comes from
     * @throws ProblemException EN-5, EN-6, EN-7
     */
    public Tokens api(String apiKey, String secret, Optional<String> address) {
        return prove(new Attempt("api:" + apiKey, address), secret, () -> credentials
                .byApiKey(apiKey)
                .filter(found -> found.caller().kind() == Caller.Kind.API
                        || found.caller().kind() == Caller.Kind.DELEGATOR));
    }

    /**
     * Tokens for a user.
     *
     * @throws ProblemException EN-5, EN-6, EN-7
     */
    public Tokens login(String client, String email, String password, Optional<String> address) {
        String name = "user:" + client.toLowerCase(Locale.ROOT) + ":" + email.toLowerCase(Locale.ROOT);
        return prove(new Attempt(name, address), password, () -> users.byEmail(client, email));
    }

    /**
     * New tokens for the holder of a refresh token, which is used up; using it again revokes all that came of it.
     *
     * @throws ProblemException EN-2, EN-3, EN-4, EN-7
     */
    public Tokens refresh(String refreshToken) {
        VerifiedToken token = verifier.refresh(refreshToken);
        RefreshTokens.Entry entry = refreshTokens
                .find(token.jti())
                .filter(found -> found.identityHash().equals(identityHash(token.caller())))
                .orElseThrow(() -> new ProblemException(Code.EN_4));
        Caller caller = again(token.caller());
        TokenIssuer.Token successor = issuer.issue(TokenKind.REFRESH, caller);
        if (!refreshTokens.replace(entry, entry(successor, entry.family(), caller), clock.instant())) {
            throw new ProblemException(Code.EN_4);
        }
        return tokens(caller, successor);
    }

    private Tokens prove(Attempt attempt, String secret, Supplier<Optional<Principal>> lookup) {
        Optional<Duration> wait = limit.wait(attempt);
        if (wait.isPresent()) {
            throw new ProblemException(Problem.of(Code.EN_6), wait.get());
        }
        Optional<Principal> found = lookup.get();
        Optional<String> hash = found.flatMap(Principal::secretHash);
        boolean right = hashes.verify(secret, hash.orElse(nobodysHash)) && hash.isPresent();
        if (!right) {
            limit.failed(attempt);
            throw new ProblemException(Code.EN_5);
        }
        Principal principal = found.orElseThrow();
        if (!principal.isActive()) {
            throw new ProblemException(Code.EN_7);
        }
        limit.succeeded(attempt);
        return begin(principal.caller());
    }

    private Tokens begin(Caller caller) {
        TokenIssuer.Token refresh = issuer.issue(TokenKind.REFRESH, caller);
        refreshTokens.add(entry(refresh, UUID.randomUUID().toString(), caller));
        return tokens(caller, refresh);
    }

    private Tokens tokens(Caller caller, TokenIssuer.Token refresh) {
        String access = issuer.issue(TokenKind.ACCESS, caller).value();
        return new Tokens(caller, access, refresh.value(), TokenIssuer.ACCESS_LIFE.toSeconds());
    }

    /** The identity as it is now: roles may have changed since the token was made. */
    private Caller again(Caller before) {
        Optional<Principal> found = before.kind() == Caller.Kind.USER
                ? users.byUuid(before.clientSlug().orElseThrow(), before.subject())
                : credentials.byUuid(before.subject());
        Caller now = found.filter(Principal::isActive)
                .map(Principal::caller)
                .orElseThrow(() -> new ProblemException(Code.EN_7));
        return new Caller(
                now.kind(),
                now.clientUuid(),
                now.clientSlug(),
                now.subject(),
                now.name(),
                now.userUuid(),
                now.roleUuids(),
                before.delegatedBy());
    }

    private static RefreshTokens.Entry entry(TokenIssuer.Token token, String family, Caller caller) {
        return new RefreshTokens.Entry(token.jti(), family, identityHash(caller), token.expires());
    }

    private static String identityHash(Caller caller) {
        return AttemptLimit.sha256(caller.clientUuid().orElse("") + '/' + caller.identity());
    }
}
