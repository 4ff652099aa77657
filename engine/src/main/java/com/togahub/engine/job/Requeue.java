package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Sends what waits: pending jobs, and queued ones whose message may be lost. Safe on all nodes at once. */
public final class Requeue {
    private static final int BATCH = 100;

    private final JobStore store;
    private final Dispatch dispatch;
    private final Duration staleAge;

    /**
     * A re-queue.
     *
     * @param staleAge how long a queued job may wait for its start before it is sent again
     */
    public Requeue(JobStore store, Dispatch dispatch, Duration staleAge) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.staleAge = requireNonNull(staleAge, "staleAge");
    }

    /**
     * Works batch by batch until nothing is left, or until a message cannot be sent: then the queue is away and the next
     * tick goes on.
     *
     * @return how many messages were sent
     */
    public int run() {
        dispatch.settle();
        int sent = drain(() -> store.takePending(BATCH));
        return sent + drain(() -> store.takeStale(staleAge, BATCH));
    }

    /**
     * The same for jobs alone that were put off to a time which has come: quick enough to be asked every few seconds.
     *
     * @return how many messages were sent
     */
    public int runDue() {
        return drain(() -> store.takeDue(BATCH));
    }

    private int drain(Supplier<List<Long>> take) {
        int total = 0;
        while (true) {
            List<Long> batch = take.get();
            if (batch.isEmpty()) {
                return total;
            }
            int sent = dispatch.send(batch);
            total += sent;
            if (sent < batch.size() || batch.size() < BATCH) {
                return total;
            }
        }
    }
}
