package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Users who sign in without keeping others from it: a client whose database does not get on with it holds no more than its share
 * of the threads.
 */
public final class FairUsers implements Users {
    private final Users users;
    private final Tenants tenants;
    private final RequestPlaces places;

    /** The users of these tenants. */
    public FairUsers(Users users, Tenants tenants, RequestPlaces places) {
        this.users = requireNonNull(users, "users");
        this.tenants = requireNonNull(tenants, "tenants");
        this.places = requireNonNull(places, "places");
    }

    @Override
    public Optional<Principal> byEmail(String clientSlug, String email) {
        return found(clientSlug, () -> users.byEmail(clientSlug, email));
    }

    @Override
    public Optional<Principal> byUuid(String clientSlug, String uuid) {
        return found(clientSlug, () -> users.byUuid(clientSlug, uuid));
    }

    private Optional<Principal> found(String clientSlug, Supplier<Optional<Principal>> work) {
        return tenants.bySlug(clientSlug)
                .flatMap(tenant -> places.signIn(tenant, work, () -> {
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "too many sign in", null);
                }));
    }
}
