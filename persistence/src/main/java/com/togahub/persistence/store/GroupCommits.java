package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The groups of all schemas: each has its own, so that a client whose log is locked keeps nobody else's waiting. */
final class GroupCommits implements AutoCloseable {
    /** How long a thread waits for the next schema that has something to insert. */
    private static final long THREAD_SECONDS = 10;

    private final Pools pools;
    private final Map<DatabaseName, GroupCommit> groups = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), GroupCommits::thread);

    GroupCommits(Pools pools) {
        this.pools = pools;
    }

    /** Completes once the row is durable, or exceptionally with a {@link com.togahub.engine.store.StoreException}. */
    CompletableFuture<Void> add(DatabaseName schema, GroupCommit.Insert insert) {
        return groups.computeIfAbsent(schema, each -> new GroupCommit(pools, each, threads))
                .add(insert);
    }

    /** Ends the threads, once they have carried out what was added. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "toga-log");
        thread.setDaemon(true);
        return thread;
    }
}
