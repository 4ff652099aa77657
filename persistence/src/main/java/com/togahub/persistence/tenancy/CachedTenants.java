package com.togahub.persistence.tenancy;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.sql.SqlFailures;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tenants as the rows say now, give or take a few seconds: one added by rows is served without a restart. */
public final class CachedTenants implements Tenants {
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** While one caller looks again, the others go by what was known, if that is not older than this. */
    private static final Duration STALE = Duration.ofSeconds(8);

    private final DatabaseRows rows;
    private final SharedDatabases shared;
    private final Pools pools;
    private final Clock clock;
    private final Optional<SchemaGate> gate;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<DatabaseName, List<DatabaseName>> readers = new ConcurrentHashMap<>();
    private volatile Replicas replicas = new Replicas(true, Instant.MIN);

    /** Tenants of an environment, read from a region, whatever the state of their schemas. */
    public CachedTenants(Pools pools, SharedDatabases shared, String environment, String region, Clock clock) {
        this(pools, shared, environment, region, clock, Optional.empty());
    }

    /** The same behind a gate. */
    public CachedTenants(
            Pools pools,
            SharedDatabases shared,
            String environment,
            String region,
            Clock clock,
            Optional<SchemaGate> gate) {
        this.gate = gate;
        this.rows = new DatabaseRows(pools, shared, environment, region);
        this.shared = shared;
        this.pools = pools;
        this.clock = clock;
        shared.coreReader().ifPresent(reader -> readers.put(shared.core(), List.of(reader)));
    }

    private record Entry(Tenant tenant, Instant read, AtomicBoolean isBeingRead) {}

    private record Replicas(boolean exist, Instant read) {}

    @Override
    public Optional<Tenant> bySlug(String slug) {
        Entry known = entries.get(slug);
        Instant now = clock.instant();
        if (known == null) {
            return read(slug, now);
        }
        if (now.isBefore(known.read().plus(FRESH))) {
            return Optional.of(known.tenant());
        }
        if (known.isBeingRead().compareAndSet(false, true)) {
            try {
                return read(slug, now);
            } finally {
                known.isBeingRead().set(false);
            }
        }
        return now.isBefore(known.read().plus(STALE)) ? Optional.of(known.tenant()) : read(slug, now);
    }

    private Optional<Tenant> read(String slug, Instant now) {
        try {
            Optional<DatabaseRows.Found> found = rows.client(slug);
            if (found.isEmpty()) {
                entries.remove(slug);
                return Optional.empty();
            }
            Tenant tenant = found.get().tenant();
            if (gate.isPresent()) {
                gate.get().require(tenant);
            }
            tenant.client().ifPresent(client -> readers.put(client, found.get().readers()));
            entries.put(slug, new Entry(tenant, now, new AtomicBoolean()));
            return Optional.of(tenant);
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /** The Core schema on its writer. */
    public DatabaseName core() {
        return shared.core();
    }

    @Override
    public Tenant none() {
        try {
            return new Tenant(Optional.empty(), Optional.empty(), Optional.empty(), shared.logs());
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /** Where a database is read: its first reader in this region that is not known to be away, or itself. */
    public DatabaseName reader(DatabaseName writer) {
        return readers.getOrDefault(writer, List.of()).stream()
                .filter(reader -> !pools.isAway(reader.host()))
                .findFirst()
                .orElse(writer);
    }

    /**
     * Whether any database of the environment has a replica, in this region or another.
     *
     * @throws StoreException when Core cannot be read
     */
    public boolean hasReplicas() {
        Replicas known = replicas;
        Instant now = clock.instant();
        if (now.isBefore(known.read().plus(FRESH))) {
            return known.exist();
        }
        try {
            boolean exist = shared.coreReader().isPresent() || rows.hasReplicas();
            replicas = new Replicas(exist, now);
            return exist;
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /**
     * The logs schema of a name.
     *
     * @throws StoreException when Core cannot be read
     */
    public Optional<DatabaseName> logs(String schema) {
        try {
            DatabaseName core = shared.logs();
            return core.schema().equals(schema)
                    ? Optional.of(core)
                    : rows.logs(schema).stream().map(LogsSchema::name).findFirst();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /**
     * The logs schemas of all tenants, and the Core logs.
     *
     * @throws StoreException when Core cannot be read
     */
    public List<LogsSchema> allLogs() {
        try {
            List<LogsSchema> all = new ArrayList<>(rows.logs(""));
            LogsSchema own = new LogsSchema(shared.logs(), shared.core());
            if (!all.contains(own)) {
                all.add(own);
            }
            return all;
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /**
     * Keys of all hosts that are written to.
     *
     * @throws StoreException when Core cannot be read
     */
    public Set<String> writers() {
        try {
            return rows.writers();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }
}
