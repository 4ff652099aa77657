package com.togahub.persistence.identity;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.Principal;
import com.togahub.engine.identity.Users;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.entity.client.User;
import com.togahub.persistence.entity.core.Client;
import com.togahub.persistence.hibernate.Units;
import com.togahub.persistence.transaction.Transactions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rows of {@code Users} in the tenants' databases, as entities of the unit Client. They are read outside of the transaction of
 * whoever signs in, which is Core's: a client's database may be on another host. Where it does not get on with it, those who sign in
 * there keep nobody else from it.
 */
public final class JpaUsers implements Users {
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final int LONGEST_EMAIL = 254;
    private static final String PASSWORD = "PASSWORD";

    private final Units units;
    private final Transactions transactions;
    private final Tenants tenants;
    private final RequestPlaces places;

    /** Users of these tenants. */
    public JpaUsers(Units units, Transactions transactions, Tenants tenants, RequestPlaces places) {
        this.units = units;
        this.transactions = transactions;
        this.tenants = tenants;
        this.places = places;
    }

    @Override
    public Optional<Principal> byEmail(String clientSlug, String email) {
        if (email.length() > LONGEST_EMAIL) {
            return Optional.empty();
        }
        // the server's collation takes more for equal than the limit on attempts may
        return find(clientSlug, "from User u where u.email = :value", email)
                .filter(found -> found.caller().name().toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Principal> byUuid(String clientSlug, String uuid) {
        return find(clientSlug, "from User u where u.uuid = :value", uuid);
    }

    private Optional<Principal> find(String clientSlug, String query, String value) {
        if (!SLUG.matcher(clientSlug).matches()) {
            return Optional.empty();
        }
        return tenants.bySlug(clientSlug)
                .flatMap(tenant ->
                        places.signIn(tenant, () -> transactions.apart(() -> find(tenant, query, value)), () -> {
                            throw new StoreException(StoreException.Kind.UNAVAILABLE, "too many sign in", null);
                        }));
    }

    private Optional<Principal> find(Tenant tenant, String query, String value) {
        return tenant.client()
                .flatMap(database -> units.client(database, session -> session.createQuery(query, User.class)
                        .setParameter("value", value)
                        .uniqueResultOptional()))
                .map(user -> principal(tenant, user));
    }

    private Principal principal(Tenant tenant, User user) {
        Caller caller = new Caller(
                Caller.Kind.USER,
                tenant.uuid(),
                tenant.slug(),
                user.uuid(),
                user.email(),
                Optional.of(user.uuid()),
                user.roleUuids(),
                Optional.empty());
        return new Principal(caller, user.passwordHash().filter(hash -> hasPasswords(tenant)), user.isActive());
    }

    /** A client whose users are in a directory has none of its own, whatever its rows hold. */
    private boolean hasPasswords(Tenant tenant) {
        return units.core(session -> session.createQuery("from Client c where c.uuid = :uuid", Client.class)
                .setParameter("uuid", tenant.uuid().orElseThrow())
                .uniqueResultOptional()
                .map(client -> client.authMode().equals(PASSWORD))
                .orElse(false));
    }
}
