package com.togahub.engine.store;

import com.togahub.engine.context.Tenant;
import java.util.Optional;

/** Finds a client's databases, as the rows of {@code Clients}, {@code Databases} and {@code DatabaseHosts} say now. */
public interface Tenants {
    /** An active client by its slug; empty when there is none. */
    Optional<Tenant> bySlug(String slug);

    /** The tenant of requests that belong to no client: Core alone, logged in the Core logs. */
    Tenant none();
}
