package com.togahub.persistence.store;

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
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Commits small inserts of many requests together: one thread takes what has gathered, carries out each, commits once and
 * only then tells all of them. An insert that the database refuses fails alone.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MOST = 256;
    private static final int ATTEMPTS = 3;
    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final Pools pools;
    private final String host;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Starts the thread for one host. */
    GroupCommit(Pools pools, String host) {
        this.pools = pools;
        this.host = host;
        this.thread = new Thread(this::run, "toga-log-" + host);
        thread.setDaemon(true);
        thread.start();
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
        Pending pending = new Pending(insert, done);
        if (closed || !queue.add(pending)) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the log is closed", null);
        }
        return done;
    }

    /** Carries out what has been added, then stops the thread. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        List<Pending> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            batch.clear();
            try {
                if (!closed) {
                    batch.add(queue.take());
                }
            } catch (InterruptedException e) {
                // closing: what is queued is still carried out
                continue;
            }
            queue.drainTo(batch, MOST - batch.size());
            batch.sort(Comparator.comparing(
                            (Pending pending) -> pending.insert().into().table())
                    .thenComparing(pending -> pending.insert().order()));
            commit(batch);
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
        try (Connection connection = pools.connection(host, Purpose.SERVICE)) {
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
