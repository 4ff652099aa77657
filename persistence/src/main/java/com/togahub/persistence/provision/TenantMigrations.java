package com.togahub.persistence.provision;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings the schemas of all tenants to the present version, several at a time. One that cannot be is named and keeps nobody
 * else waiting; a host that cannot be reached costs one attempt, not one per tenant. Safe on many nodes at once: each
 * schema is locked while it is worked on, and nodes go through them in orders of their own, so that they share the work.
 */
public final class TenantMigrations {
    /** Schemas of one host that are worked on at a time. */
    public static final int PER_HOST = 4;
    /** Schemas that are worked on at a time in all. */
    public static final int IN_ALL = 16;

    private static final Logger LOG = System.getLogger(TenantMigrations.class.getName());

    private final Pools pools;
    private final SchemaRows rows;

    /** Migrations of the tenants of an environment. */
    public TenantMigrations(Pools pools, SharedDatabases shared, Connections connections, String environment) {
        this.pools = requireNonNull(pools, "pools");
        this.rows = new SchemaRows(shared, connections, environment);
    }

    /**
     * Goes through all of them and waits for the end.
     *
     * @throws SQLException when Core cannot be read
     */
    public MigrationReport run() throws SQLException {
        List<SchemaRow> all = new ArrayList<>(rows.all());
        Collections.shuffle(all);
        Map<String, Queue<SchemaRow>> hosts = new LinkedHashMap<>();
        all.forEach(row -> hosts.computeIfAbsent(row.host(), host -> new ConcurrentLinkedQueue<>())
                .add(row));
        MigrationTally tally = new MigrationTally(all.size());
        List<HostTurn> turns = new ArrayList<>();
        // every host's first turn before any host's second
        for (int turn = 0; turn < PER_HOST; turn++) {
            for (Map.Entry<String, Queue<SchemaRow>> host : hosts.entrySet()) {
                if (host.getValue().size() > turn) {
                    turns.add(new HostTurn(pools.unpooled(host.getKey()), host.getValue(), rows, tally));
                }
            }
        }
        carryOut(turns);
        MigrationReport report = tally.report();
        LOG.log(Logger.Level.INFO, "Schemas of tenants: " + report);
        return report;
    }

    private static void carryOut(List<HostTurn> turns) {
        if (turns.isEmpty()) {
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(IN_ALL, turns.size()), work -> {
            Thread thread = new Thread(work, "toga-migrations");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            turns.forEach(turn -> running.add(workers.submit(turn)));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the schemas of tenants could not be gone through", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the schemas of tenants are migrated", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
