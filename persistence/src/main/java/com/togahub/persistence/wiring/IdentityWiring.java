package com.togahub.persistence.wiring;

import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.ActiveCallers;
import com.togahub.engine.identity.AttemptLimit;
import com.togahub.engine.identity.Authentication;
import com.togahub.engine.identity.AuthenticationFailures;
import com.togahub.engine.identity.IdentityUpkeep;
import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.identity.Pbkdf2SecretHash;
import com.togahub.engine.identity.RefreshTokens;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.identity.TokenIssuer;
import com.togahub.engine.identity.TokenVerifier;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.hibernate.Units;
import com.togahub.persistence.identity.JdbcAuthenticationFailures;
import com.togahub.persistence.identity.JdbcCredentials;
import com.togahub.persistence.identity.JdbcRefreshTokens;
import com.togahub.persistence.identity.JdbcStanding;
import com.togahub.persistence.identity.JpaSigningKeys;
import com.togahub.persistence.identity.JpaUsers;
import com.togahub.persistence.transaction.Connections;
import com.togahub.persistence.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Tokens, authentication and their stores. */
@ApplicationScoped
public class IdentityWiring {
    /** Hashes of secrets. */
    @Produces
    @Singleton
    SecretHash hashes() {
        return new Pbkdf2SecretHash();
    }

    /** This node's view of the signing secrets. */
    @Produces
    @Singleton
    KeyRing keys(Units units, Transactions transactions, Clock clock, Settings settings) {
        return new KeyRing(
                new JpaSigningKeys(units, transactions), clock, settings.api().jwtRotation());
    }

    /** Refresh tokens. */
    @Produces
    @Singleton
    RefreshTokens refreshTokens(Connections connections) {
        return new JdbcRefreshTokens(connections);
    }

    /** Failed attempts. */
    @Produces
    @Singleton
    AuthenticationFailures failures(Connections connections) {
        return new JdbcAuthenticationFailures(connections);
    }

    /** Checks tokens. */
    @Produces
    @Singleton
    TokenVerifier verifier(
            KeyRing keys,
            Connections connections,
            Tenants tenants,
            RequestPlaces places,
            Clock clock,
            Settings settings) {
        ActiveCallers active = new ActiveCallers(new JdbcStanding(connections, tenants, places), clock);
        return new TokenVerifier(keys, active, clock, issuer(settings));
    }

    /** Turns proofs into tokens. */
    @Produces
    @Singleton
    Authentication authentication(
            Connections connections,
            Units units,
            Transactions transactions,
            Tenants tenants,
            RequestPlaces places,
            RefreshTokens refreshTokens,
            AuthenticationFailures failures,
            SecretHash hashes,
            KeyRing keys,
            TokenVerifier verifier,
            Clock clock,
            Settings settings) {
        return new Authentication(
                new JdbcCredentials(connections),
                new JpaUsers(units, transactions, tenants, places),
                refreshTokens,
                new AttemptLimit(failures, clock),
                hashes,
                new TokenIssuer(keys, clock, issuer(settings)),
                verifier,
                clock);
    }

    /** Rotation of secrets and removal of what has ended, for a timer. */
    @Produces
    @Singleton
    IdentityUpkeep upkeep(KeyRing keys, RefreshTokens refreshTokens, AuthenticationFailures failures, Clock clock) {
        return new IdentityUpkeep(keys, refreshTokens, failures, clock);
    }

    /** Tokens of one environment are nothing to another, whatever their secrets. */
    private static String issuer(Settings settings) {
        return "toga:" + settings.environment();
    }
}
