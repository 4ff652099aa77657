package com.togahub.persistence.wiring;

import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.tenancy.Administrators;
import com.togahub.engine.tenancy.ClientSchemas;
import com.togahub.engine.tenancy.ClientsModel;
import com.togahub.engine.tenancy.SecretRoute;
import com.togahub.persistence.identity.JdbcCredentialSecrets;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.provision.JdbcClientSchemas;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** New clients, and what clients share. */
@ApplicationScoped
public class TenancyWiring {
    /** The threads that answer requests. */
    @Produces
    @Singleton
    RequestPlaces places() {
        return new RequestPlaces();
    }

    /** Their schemas. */
    @Produces
    @Singleton
    ClientSchemas schemas(Pools pools, SharedDatabases shared, Connections connections, Settings settings) {
        return new JdbcClientSchemas(pools, shared, connections, settings.environment());
    }

    /** Makes them whole. */
    @Produces
    @Singleton
    Model clients(Catalogs catalogs, ClientSchemas schemas) {
        return new ClientsModel(
                new Administrators(catalogs), schemas, () -> UUID.randomUUID().toString());
    }

    /** The route that gives credentials their secrets. */
    @Produces
    @Singleton
    ScriptedApi secrets(Catalogs catalogs, Connections connections, SecretHash hashes) {
        return new SecretRoute(new Administrators(catalogs), new JdbcCredentialSecrets(connections), hashes);
    }
}
