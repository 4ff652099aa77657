package com.togahub.persistence.wiring;

import com.togahub.engine.administration.Guard;
import com.togahub.engine.administration.MetadataGuard;
import com.togahub.engine.crud.Cursors;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.crud.Extensions;
import com.togahub.engine.crud.Pipeline;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.identity.Seals;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.metadata.CatalogCache;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.metadata.MetadataStore;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Tenants;
import com.togahub.engine.store.TransactionLog;
import com.togahub.persistence.metadata.MetadataTables;
import com.togahub.persistence.metadata.TableColumns;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The engine over its stores. */
@ApplicationScoped
public class EngineWiring {
    /** The metadata tables. */
    @Produces
    @Singleton
    MetadataStore metadata(Connections connections, SharedDatabases shared) {
        return new MetadataTables(connections::core, shared.core().schema());
    }

    /** The metadata, looked at for changes every two seconds. */
    @Produces
    @Singleton
    Catalogs catalogs(MetadataStore store, Clock clock) {
        return new CatalogCache(store, clock);
    }

    /** Cursors sealed by the platform's own keys, so that every node can open them. */
    @Produces
    @Singleton
    Cursors cursors(KeyRing keys) {
        return SealedCursors.over(new Seals(keys));
    }

    /** The code that metadata rows may name: all beans of these kinds, of whichever jar of the deployment. */
    @Produces
    @Singleton
    Extensions extensions(
            @Any Instance<Interceptor> interceptors, @Any Instance<Model> models, @Any Instance<ScriptedApi> apis) {
        return new Extensions(
                interceptors.stream().toList(),
                models.stream().toList(),
                apis.stream().toList());
    }

    /** The pipeline of all requests. */
    @Produces
    @Singleton
    Engine engine(
            Database database,
            TransactionLog log,
            Catalogs catalogs,
            SharedDatabases shared,
            Settings settings,
            Clock clock,
            Extensions extensions,
            Cursors cursors,
            MetadataStore metadata,
            Tenants tenants) {
        String core = shared.core().schema();
        Guard guard = new MetadataGuard(metadata, new TableColumns(database, tenants, core), extensions.handlers());
        return new Pipeline(
                database,
                log,
                catalogs,
                core,
                settings.api().maxDepth(),
                clock,
                () -> UUID.randomUUID().toString(),
                extensions,
                guard,
                cursors);
    }
}
