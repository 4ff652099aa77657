package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Sends the messages of committed jobs; what cannot be sent becomes pending again, for the scheduler. */
public final class Dispatch {
    private static final Logger LOG = System.getLogger(Dispatch.class.getName());

    private final JobStore store;
    private final Doorbell doorbell;
    private final Consumer<List<Long>> soon = this::unqueue;
    /** Queued in their rows, and neither sent nor made pending: the database went away meanwhile. */
    private final Set<Long> unsettled = ConcurrentHashMap.newKeySet();

    /** A dispatch. */
    public Dispatch(JobStore store, Doorbell doorbell) {
        this.store = requireNonNull(store, "store");
        this.doorbell = requireNonNull(doorbell, "doorbell");
    }

    /**
     * Sends the messages of queued jobs. Never fails: what can neither be sent nor be made pending is settled later, by this
     * process or, should it end before that, by the others.
     *
     * @return how many messages were sent
     */
    public int send(Collection<Long> jobs) {
        List<Long> unsent = doorbell.ring(jobs);
        if (!unsent.isEmpty()) {
            unqueue(unsent);
        }
        return jobs.size() - unsent.size();
    }

    /** The same for one job, within moments and without the caller waiting for it. */
    public void sendSoon(long job) {
        doorbell.ringSoon(job, soon);
    }

    /** Makes a pending job queued and sends its message soon; what somebody else has queued is left to them. */
    public void announce(long job) {
        store.queue(List.of(job)).forEach(this::sendSoon);
    }

    /** Makes pending what could not be made pending before. */
    public void settle() {
        List<Long> left = List.copyOf(unsettled);
        if (!left.isEmpty()) {
            store.unqueue(left);
            left.forEach(unsettled::remove);
        }
    }

    private void unqueue(List<Long> unsent) {
        try {
            store.unqueue(unsent);
        } catch (StoreException away) {
            LOG.log(Level.WARNING, "{0} unsent jobs are made pending later: {1}", unsent.size(), away);
            unsettled.addAll(unsent);
        }
    }
}
