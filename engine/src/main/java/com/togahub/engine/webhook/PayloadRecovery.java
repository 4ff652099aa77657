package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobStore.Stored;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import com.togahub.engine.webhook.FallbackQueue.Announcement;
import com.togahub.engine.webhook.PayloadStore.Kept;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Turns kept payloads into jobs, each exactly once, however many nodes try: the uuid decides. Safe to stop at any point, as a
 * payload is removed only after its row is committed. A payload that cannot become a job stays, and keeps nobody waiting.
 */
public final class PayloadRecovery {
    private static final Logger LOG = System.getLogger(PayloadRecovery.class.getName());
    private static final int PAGE = 1_000;
    /** As many messages as one call sends. */
    private static final int BATCH = 10;

    private final JobStore store;
    private final Dispatch dispatch;
    private final Refuge refuge;

    /** A recovery over the same places as the intake's. */
    public PayloadRecovery(JobStore store, Dispatch dispatch, Refuge refuge) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.refuge = requireNonNull(refuge, "refuge");
    }

    /**
     * Recovers all that can be reached. The three places are independent: one that is away keeps nobody from the others.
     *
     * @return how many jobs were made
     * @throws StoreException when the database is still away
     */
    public int run() {
        return place("fallback queue", this::drainQueue)
                + place("bucket", () -> drain(refuge.stash()))
                + place("spool", () -> drain(refuge.spool()));
    }

    private static int place(String name, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (PayloadStoreException away) {
            LOG.log(Level.WARNING, "the {0} cannot be recovered from now: {1}", name, away);
            return 0;
        }
    }

    private int drainQueue() {
        FallbackQueue fallback = refuge.announcements();
        int made = 0;
        for (List<Announcement> batch = fallback.receive(); !batch.isEmpty(); batch = fallback.receive()) {
            made += recover(
                    refuge.stash(), batch.stream().map(Announcement::uuid).toList());
            // what could not be recovered is found by listing
            batch.forEach(fallback::delete);
        }
        return made;
    }

    private int drain(PayloadStore place) {
        int made = 0;
        List<Kept> page = place.list("", PAGE);
        while (!page.isEmpty()) {
            List<String> names = page.stream().map(Kept::uuid).toList();
            for (int from = 0; from < names.size(); from += BATCH) {
                made += recover(place, names.subList(from, Math.min(names.size(), from + BATCH)));
            }
            page = place.list(names.get(names.size() - 1), PAGE);
        }
        return made;
    }

    private int recover(PayloadStore place, List<String> names) {
        List<Long> toSend = new ArrayList<>();
        List<String> settled = new ArrayList<>();
        int made = 0;
        try {
            for (String name : names) {
                Optional<Made> job = make(place, name);
                job.ifPresent(one -> settled.add(name));
                made += job.isPresent() && job.get().row().isNew() ? 1 : 0;
                // a row that was there already may have come without its sender learning of it: once more does no harm
                job.filter(one -> !one.hasFailed())
                        .ifPresent(one -> toSend.add(one.row().id().number()));
            }
        } finally {
            if (!toSend.isEmpty()) {
                dispatch.send(toSend);
            }
            settled.forEach(place::remove);
        }
        return made;
    }

    /** Makes the job of a payload, or finds that it has been made; empty when it is gone or has to stay. */
    private Optional<Made> make(PayloadStore place, String name) {
        try {
            Optional<byte[]> content = place.read(name);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            Optional<WaitingJob> waiting = WaitingJob.unpack(content.get());
            if (waiting.isEmpty()) {
                LOG.log(Level.ERROR, "payload {0} is unreadable and stays where it is", name);
                return Optional.empty();
            }
            refuge.large().keep(waiting.get());
            Stored row = store.insert(waiting.get().job());
            refuge.forgetDuplicate(waiting.get(), row);
            return Optional.of(new Made(row, waiting.get().job().failure().isPresent()));
        } catch (PayloadStoreException away) {
            LOG.log(Level.WARNING, "payload {0} stays for now: {1}", name, away);
            return Optional.empty();
        } catch (StoreException failure) {
            if (failure.kind() == Kind.UNAVAILABLE) {
                throw failure;
            }
            LOG.log(Level.ERROR, "payload " + name + " cannot become a job and stays where it is", failure);
            return Optional.empty();
        }
    }

    /**
     * The row of a payload.
     *
     * @param hasFailed whether it was stored as failed
     */
    private record Made(Stored row, boolean hasFailed) {}
}
