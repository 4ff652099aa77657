package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;

/** Sends the messages of committed jobs; what cannot be sent becomes pending again, for the scheduler. */
public final class Dispatch {
    private final JobStore store;
    private final Doorbell doorbell;

    /** A dispatch. */
    public Dispatch(JobStore store, Doorbell doorbell) {
        this.store = requireNonNull(store, "store");
        this.doorbell = requireNonNull(doorbell, "doorbell");
    }

    /**
     * Sends; when the jobs cannot even be made pending again, they are sent anew after the re-queue age.
     *
     * @return how many messages were sent
     */
    public int send(Collection<Long> jobs) {
        List<Long> unsent = doorbell.ring(jobs);
        if (!unsent.isEmpty()) {
            store.unqueue(unsent);
        }
        return jobs.size() - unsent.size();
    }
}
