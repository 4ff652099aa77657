package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Commits small inserts of many requests into one schema together: one thread takes what has gathered, carries out each,
 * commits once and only then tells all of them. An insert that the database refuses fails alone. The thread is there as long as
 * there is something to do.
 */
final class GroupCommit {
    private static final int MOST = 256;
    private static final int ATTEMPTS = 3;
    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final Pools pools;
    private final DatabaseName schema;
    private final Executor threads;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /** The inserts of one schema, carried out by one of these threads at a time. */
    GroupCommit(Pools pools, DatabaseName schema, Executor threads) {
        this.pools = pools;
        this.schema = schema;
        this.threads = threads;
    }

    /**
     * One insert.
     *
     * @param into table and columns
     * @param order inserts that may collide with other nodes' are carried out in the order of this text everywhere, so
     *     that nodes cannot wait for each other
     * @param values one per column
     */
    record Insert(InsertInto into, String order, List<Object> values) {}

    /** An insert and who waits for it. */
    record Pending(Insert insert, CompletableFuture<Void> done) {}

    /** Completes once the row is durable, or exceptionally with a {@link StoreException}. */
    CompletableFuture<Void> add(Insert insert) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(new Pending(insert, done));
        begin();
        return done;
    }

    private void begin() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            running.set(false);
            StoreException failure = new StoreException(StoreException.Kind.UNAVAILABLE, "the log is closed", e);
            for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
                pending.done().completeExceptionally(failure);
            }
        }
    }

    private void run() {
        try {
            List<Pending> batch = new ArrayList<>();
            while (queue.drainTo(batch, MOST) > 0) {
                batch.sort(Comparator.comparing(
                                (Pending pending) -> pending.insert().into().table())
                        .thenComparing(pending -> pending.insert().order()));
                commit(batch);
                batch.clear();
            }
        } finally {
            running.set(false);
        }
        // what was added after the last look found the thread still running
        if (!queue.isEmpty()) {
            begin();
        }
    }

    private void commit(List<Pending> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                commitOnce(batch).forEach(Runnable::run);
                return;
            } catch (SQLException e) {
                StoreException failure = SqlFailures.failure(e);
                // after a deadlock nothing of the batch has happened
                if (failure.kind() != StoreException.Kind.CONFLICT || attempt == ATTEMPTS) {
                    fail(batch, failure);
                    return;
                }
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The log's inserts failed", e);
                batch.forEach(pending -> pending.done().completeExceptionally(e));
                return;
            }
        }
    }

    /** Those who have come while a database was found to be away have waited as long, and need not find it out again. */
    private void fail(List<Pending> batch, StoreException failure) {
        if (failure.kind() == StoreException.Kind.UNAVAILABLE) {
            queue.drainTo(batch);
        }
        batch.forEach(pending -> pending.done().completeExceptionally(failure));
    }

    /** Answers what to tell whom, now that it is durable. */
    private List<Runnable> commitOnce(List<Pending> batch) throws SQLException {
        try (Connection connection =
                pools.connection(schema.host(), Purpose.SERVICE, new Pools.Share(schema.schema(), false))) {
            boolean committed = false;
            try (Statement control = connection.createStatement()) {
                control.execute("START TRANSACTION");
                List<Runnable> news = new GroupInserts(connection).carryOut(batch);
                control.execute("COMMIT");
                committed = true;
                return news;
            } finally {
                if (!committed) {
                    // closing the connection undoes what was done
                    Pools.discard(connection);
                }
            }
        }
    }
}
