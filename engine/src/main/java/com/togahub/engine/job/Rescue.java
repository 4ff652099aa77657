package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Ends attempts that will not end by themselves, as their actions' retry rules say. Safe on all nodes at once. */
public final class Rescue {
    private final JobStore store;
    private final Retries retries;

    /** A rescue. */
    public Rescue(JobStore store, Retries retries) {
        this.store = requireNonNull(store, "store");
        this.retries = requireNonNull(retries, "retries");
    }

    /**
     * Ends them.
     *
     * @return those that this call ended; others had ended by then
     */
    List<Attempt> end(List<Stuck> all) {
        List<Attempt> ended = new ArrayList<>();
        for (Stuck stuck : all) {
            if (store.checkOut(stuck.attempt(), retries.decide(stuck.action(), stuck.retries(), stuck.failure()))) {
                ended.add(stuck.attempt());
            }
        }
        return ended;
    }
}
