package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import java.util.Optional;

/** The standing of callers, asked for on account of their clients, in whose databases it may be. */
public final class FairStanding implements Standing {
    private final Standing standing;
    private final Tenants tenants;
    private final RequestPlaces places;

    /** The standing of callers of these tenants. */
    public FairStanding(Standing standing, Tenants tenants, RequestPlaces places) {
        this.standing = requireNonNull(standing, "standing");
        this.tenants = requireNonNull(tenants, "tenants");
        this.places = requireNonNull(places, "places");
    }

    @Override
    public boolean isActive(Caller caller) {
        Optional<Tenant> tenant = caller.clientSlug().flatMap(tenants::bySlug);
        return tenant.isPresent()
                && places.run(tenant.get(), () -> standing.isActive(caller), () -> {
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "too many of the client's callers", null);
                });
    }
}
