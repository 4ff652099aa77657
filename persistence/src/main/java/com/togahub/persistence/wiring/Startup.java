package com.togahub.persistence.wiring;

import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.settings.Settings;
import com.togahub.persistence.demo.DemoAccounts;
import com.togahub.persistence.demo.DemoData;
import com.togahub.persistence.demo.DemoPlace;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.provision.TenantMigrations;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import com.togahub.persistence.transaction.Recovery;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What happens before the first request: migrations of the platform's own schemas, demo data in the embedded default, migrations of
 * tenants, then recovery. Whoever may come first, such as
 * a message or a timer, asks for it; it happens once.
 */
@ApplicationScoped
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());
    /** How long a start waits for the schemas of tenants. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CORE_PASSWORD = "TOGA_CORE_PASSWORD";

    @Inject
    private Settings settings;

    @Inject
    private Pools pools;

    @Inject
    private SharedDatabases shared;

    @Inject
    private Connections connections;

    @Inject
    private SecretHash hashes;

    @Inject
    private Recovery recovery;

    private final TenantsAtStart tenants = new TenantsAtStart(PATIENCE);

    private boolean started;

    /** With the application. */
    void begin(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
                    Object event) {
        ensureStarted();
    }

    /** Returns once everything is in place; a failure stops the deployment. */
    public synchronized void ensureStarted() {
        if (started) {
            return;
        }
        try {
            start();
            started = true;
        } catch (SQLException e) {
            throw new IllegalStateException("Toga cannot start: Core or its logs cannot be reached", e);
        }
    }

    /** With the application. */
    @PreDestroy
    void end() {
        tenants.close();
    }

    private void start() throws SQLException {
        DataSource server = pools.unpooled(shared.core().host());
        int done = new Migrator(server).migrate(SchemaKind.CORE, shared.core().schema());
        Migrator logs = new Migrator(pools.unpooled(shared.logs().host()));
        done += logs.migrate(SchemaKind.LOGS, shared.logs().schema());
        boolean embedded = settings.environment().equals(Settings.EMBEDDED);
        try (Connection core = connections.core()) {
            DemoData.requireAbsent(core, embedded);
        }
        Optional<Path> demo = settings.demoFile().filter(file -> embedded);
        if (demo.isPresent()) {
            new DemoData(server, place()).load(DemoAccounts.read(demo.get()), hashes::hash);
        }
        tenants.migrate(new TenantMigrations(pools, shared, connections, settings.environment()));
        Recovery.Report recovered = recovery.recoverAtStart();
        if (!recovered.equals(Recovery.Report.NOTHING)) {
            LOG.log(Logger.Level.INFO, "recovery of transactions over several hosts: {0}", recovered);
        }
        LOG.log(
                Logger.Level.INFO,
                "environment " + settings.environment() + " is ready; " + done
                        + " migrations of the platform's own schemas were carried out");
    }

    private DemoPlace place() throws SQLException {
        Host host = shared.coreHost();
        int colon = host.authority().lastIndexOf(':');
        return new DemoPlace(
                shared.core().schema(),
                shared.logs().schema(),
                settings.environment(),
                settings.region(),
                host.authority().substring(0, colon),
                Integer.parseInt(host.authority().substring(colon + 1)),
                host.user(),
                CORE_PASSWORD);
    }
}
