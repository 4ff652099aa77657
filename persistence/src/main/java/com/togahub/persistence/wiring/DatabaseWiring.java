package com.togahub.persistence.wiring;

import com.togahub.engine.job.TransactionBoundary;
import com.togahub.engine.settings.Secret;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.LogUpkeep;
import com.togahub.persistence.hibernate.Units;
import com.togahub.persistence.host.Passwords;
import com.togahub.persistence.logfile.FiledLog;
import com.togahub.persistence.logfile.LogFile;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.store.JdbcDatabase;
import com.togahub.persistence.store.JdbcTransactionLog;
import com.togahub.persistence.store.LogRow;
import com.togahub.persistence.store.LoggedRequests;
import com.togahub.persistence.store.RecentWrites;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.tenancy.LogsSchema;
import com.togahub.persistence.tenancy.SchemaGate;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import com.togahub.persistence.transaction.OwnTransaction;
import com.togahub.persistence.transaction.PooledConnections;
import com.togahub.persistence.transaction.Recovery;
import com.togahub.persistence.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Pools, transactions and connections. */
@ApplicationScoped
public class DatabaseWiring {
    private static final String MANAGER = "java:appserver/TransactionManager";

    /** The node's clock. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Passwords as MicroProfile Config holds them now; the settings' own where it has none under the name. */
    @Produces
    @Singleton
    Passwords passwords(Settings settings) {
        Map<String, Secret> initial = new TreeMap<>();
        initial.put("TOGA_CORE_PASSWORD", settings.core().writer().password());
        settings.logs().ifPresent(login -> initial.put("TOGA_LOGS_PASSWORD", login.password()));
        // taken here, because the pools' threads belong to no application
        Passwords present = new PresentPasswords(ConfigProvider.getConfig());
        return name -> present.named(name)
                .or(() -> Optional.ofNullable(initial.get(name)).map(Secret::value));
    }

    /** One pool per host and purpose. */
    @Produces
    @Singleton
    Pools pools(Settings settings, Passwords passwords) {
        return new Pools(passwords, settings.api().requestTimeout());
    }

    /** Closes the pools with the application. */
    void close(@Disposes Pools pools) {
        pools.close();
    }

    /** Core and the Core logs. */
    @Produces
    @Singleton
    SharedDatabases shared(Settings settings, Pools pools) {
        return new SharedDatabases(settings, pools);
    }

    /** The server's transactions. */
    @Produces
    @Singleton
    Transactions transactions(Settings settings, Pools pools, SharedDatabases shared, Clock clock)
            throws NamingException {
        return new Transactions(manager(), pools, shared, settings.instanceId(), clock.millis());
    }

    /** The transaction of each action. */
    @Produces
    @Singleton
    TransactionBoundary boundary() throws NamingException {
        return new OwnTransaction(manager());
    }

    @SuppressWarnings("BanJNDI") // the name is a constant, and the server's own object is looked up
    private static TransactionManager manager() throws NamingException {
        return InitialContext.doLookup(MANAGER);
    }

    /** Connections for stores with statements of their own. */
    @Produces
    @Singleton
    Connections connections(Pools pools, SharedDatabases shared, Transactions transactions) {
        return new PooledConnections(pools, shared, transactions);
    }

    /** Tenants, as the rows say, as far as their schemas are at this version. */
    @Produces
    @Singleton
    CachedTenants cachedTenants(Settings settings, Pools pools, SharedDatabases shared, Clock clock) {
        return new CachedTenants(
                pools,
                shared,
                settings.environment(),
                settings.region(),
                clock,
                Optional.of(new SchemaGate(pools, shared)));
    }

    /** Who has written of late. */
    @Produces
    @Singleton
    RecentWrites recentWrites(Pools pools, CachedTenants tenants) {
        return new RecentWrites(pools, tenants);
    }

    /** The engine's sessions. */
    @Produces
    @Singleton
    Database database(
            Pools pools,
            Transactions transactions,
            CachedTenants tenants,
            SharedDatabases shared,
            RecentWrites recent) {
        return new JdbcDatabase(pools, transactions, tenants, shared.core(), recent);
    }

    /** The engine's log. */
    @Produces
    @Singleton
    JdbcTransactionLog log(
            Settings settings,
            Pools pools,
            Transactions transactions,
            CachedTenants tenants,
            Units units,
            RecentWrites recent,
            Optional<FiledLog> file) {
        return new JdbcTransactionLog(
                pools, transactions, tenants, new LoggedRequests(units), recent, settings.instanceId(), file);
    }

    /** The log's file, if it goes there; closed with the log. */
    @Produces
    @Singleton
    Optional<FiledLog> file(Settings settings, Pools pools, CachedTenants tenants) {
        return settings.api()
                .logFile()
                .map(path -> new FiledLog(
                        new LogFile(path), pools, () -> tenants.none().logs(), LogRow.IN_LINES));
    }

    /** Brings lines to the file that a crash has left in the database. */
    @Produces
    @Singleton
    LogUpkeep logUpkeep(Optional<FiledLog> file, CachedTenants tenants) {
        return () -> file.ifPresent(filed ->
                filed.sweep(tenants.allLogs().stream().map(LogsSchema::name).toList()));
    }

    /** Recovery of what crashes leave. */
    @Produces
    @Singleton
    Recovery recovery(Settings settings, Pools pools, SharedDatabases shared, CachedTenants tenants) {
        return new Recovery(pools, shared, tenants, settings.instanceId());
    }

    /** Stops the log's threads with the application. */
    void close(@Disposes JdbcTransactionLog log) {
        log.close();
    }
}
