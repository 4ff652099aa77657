package com.togahub.persistence.identity;

import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.ActiveCallers;
import com.togahub.engine.identity.AttemptLimit;
import com.togahub.engine.identity.Authentication;
import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.identity.Pbkdf2SecretHash;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.identity.TokenIssuer;
import com.togahub.engine.identity.TokenVerifier;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.MovableClock;
import java.time.Duration;

/** The identity services of one node, and rows for them. */
final class Identities {
    static final Duration ROTATION = Duration.ofDays(30);
    /** Cheap, as hashing is not what is tested. */
    private static final SecretHash HASHES = new Pbkdf2SecretHash(1000);

    private static final String SECRET_HASH = HASHES.hash("the secret");
    private static final String ISSUER = "toga:test";

    final KeyRing keys;
    final TokenVerifier verifier;
    final TokenIssuer issuer;
    final Authentication authentication;

    /** One of several nodes over the same database, with a clock they share. */
    Identities(Place place, MovableClock clock) {
        this(place, clock, HASHES);
    }

    Identities(Place place, MovableClock clock, SecretHash hashes) {
        RequestPlaces places = new RequestPlaces();
        keys = new KeyRing(new JpaSigningKeys(place.units(), place.transactions()), clock, ROTATION);
        verifier = new TokenVerifier(
                keys,
                new ActiveCallers(new JdbcStanding(place.connections(), place.tenants(), places), clock),
                clock,
                ISSUER);
        issuer = new TokenIssuer(keys, clock, ISSUER);
        authentication = new Authentication(
                new JdbcCredentials(place.connections()),
                new JpaUsers(place.units(), place.transactions(), place.tenants(), places),
                new JdbcRefreshTokens(place.connections()),
                new AttemptLimit(new JdbcAuthenticationFailures(place.connections()), clock),
                hashes,
                issuer,
                verifier,
                clock);
    }

    /** A credential of the client {@code test} whose secret is {@code the secret}, with one role. */
    static void credential(Place place, String apiKey) {
        credential(place, apiKey, SECRET_HASH);
    }

    static void credential(Place place, String apiKey, String secretHash) {
        DatabaseServer.shared()
                .execute(
                        place.schemas().core(),
                        "INSERT IGNORE INTO Roles (clientId, name) VALUES ((SELECT id FROM Clients WHERE slug = 'test'), 'clerk')",
                        "INSERT INTO ApiCredentials (clientId, kind, apiKey, secretHash) VALUES ((SELECT id FROM Clients WHERE slug = 'test'), 'API', '"
                                + apiKey + "', '" + secretHash + "')",
                        "INSERT INTO ApiCredentials_Roles (apiCredentialId, roleId) SELECT a.id, r.id"
                                + " FROM ApiCredentials a JOIN Roles r ON r.name = 'clerk' WHERE a.apiKey = '" + apiKey
                                + "'");
    }

    /** A user of the client {@code test} whose password is {@code the secret}. */
    static void user(Place place, String email) {
        DatabaseServer.shared()
                .execute(
                        place.schemas().client(),
                        "INSERT INTO Users (email, passwordHash) VALUES ('" + email + "', '" + SECRET_HASH + "')");
    }
}
