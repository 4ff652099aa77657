package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.transaction.CommitException;
import com.togahub.persistence.transaction.Scope;
import com.togahub.persistence.transaction.Transactions;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sessions: reads on plain connections, writes inside one JTA transaction. */
public final class JdbcDatabase implements Database {
    private static final System.Logger LOG = System.getLogger(JdbcDatabase.class.getName());
    private static final int ATTEMPTS = 3;
    private static final int JITTER_MILLIS = 40;

    private final Pools pools;
    private final Transactions transactions;
    private final CachedTenants tenants;
    private final DatabaseName core;
    private final NumberSequences sequences;
    private final RecentWrites recent;

    /** Sessions over these pools and transactions. */
    public JdbcDatabase(
            Pools pools, Transactions transactions, CachedTenants tenants, DatabaseName core, RecentWrites recent) {
        this.pools = pools;
        this.transactions = transactions;
        this.tenants = tenants;
        this.core = core;
        this.sequences = new NumberSequences(pools);
        this.recent = recent;
    }

    @Override
    public <T> T read(Tenant tenant, Function<Session, T> work) {
        return read(tenant, UnaryOperator.identity(), work);
    }

    @Override
    public <T> T readNear(Tenant tenant, Optional<String> identity, Function<Session, T> work) {
        boolean hasReader = Stream.concat(Stream.of(core), tenant.client().stream())
                .anyMatch(name -> !tenants.reader(name).equals(name));
        if (!hasReader || identity.stream().anyMatch(recent::has)) {
            return read(tenant, work);
        }
        try {
            return read(tenant, tenants::reader, work);
        } catch (StoreException e) {
            // a replica that is away, or has not yet the tables that the writer has
            if (e.kind() != StoreException.Kind.UNAVAILABLE && e.kind() != StoreException.Kind.OTHER) {
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "read from the writer instead", e);
            return read(tenant, work);
        }
    }

    private <T> T read(Tenant tenant, UnaryOperator<DatabaseName> place, Function<Session, T> work) {
        String owner = tenant.client().orElse(core).schema();
        SessionConnections connections = new SessionConnections((name, isFurther) -> {
            DatabaseName at = place.apply(name);
            return pools.connection(at.host(), at.schema(), Purpose.WORK, new Pools.Share(owner, isFurther));
        });
        try {
            T result = work.apply(new JdbcSession(tenant, core, connections, sequences));
            connections.close();
            return result;
        } catch (StoreException e) {
            if (SqlFailures.hasEnded(e)) {
                // also one that was killed, whose server has said so and is there no more
                connections.giveUp();
            }
            throw e;
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        } finally {
            closeQuietly(connections);
        }
    }

    @Override
    public <T> T write(Tenant tenant, Function<Session, T> work) {
        return retried(() -> attempt(tenant, transactions::run, work));
    }

    @Override
    public <T> T writeCore(Function<Session, T> work) {
        return retried(() -> attempt(tenants.none(), transactions::runUnrecorded, work));
    }

    private <T> T retried(Supplier<T> write) {
        boolean joins = transactions.isActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (StoreException e) {
                if (joins || e.kind() != StoreException.Kind.CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            pause(attempt);
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        transactions.afterCommit(() -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "What follows a commit failed", failure);
            }
        });
    }

    /** One of the ways to run work in a transaction. */
    @FunctionalInterface
    private interface Running<T> {
        T run(Scope scope, Callable<T> work) throws Exception;
    }

    private <T> T attempt(Tenant tenant, Running<T> running, Function<Session, T> work) {
        SessionConnections connections = new SessionConnections((name, isFurther) -> transactions.connection(name));
        JdbcSession session = new JdbcSession(tenant, core, connections, sequences);
        try {
            return running.run(Scope.of(core, tenant), () -> work.apply(session));
        } catch (CommitException e) {
            throw SqlFailures.failure(e.failure());
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StoreException(StoreException.Kind.OTHER, "the transaction manager failed", e);
        } finally {
            closeQuietly(connections);
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(1 + ThreadLocalRandom.current().nextInt(JITTER_MILLIS * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.CONFLICT, "interrupted before the next try", e);
        }
    }

    private static void closeQuietly(SessionConnections connections) {
        try {
            connections.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection was given up when it was closed", e);
        }
    }
}
