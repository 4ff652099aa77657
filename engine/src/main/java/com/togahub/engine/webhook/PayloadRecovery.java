package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobStore.Stored;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.webhook.FallbackQueue.Announcement;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Turns kept payloads into jobs, each exactly once, however many nodes try: the uuid decides. Safe to stop at any point, as a
 * payload is removed only after its row is committed.
 */
public final class PayloadRecovery {
    private static final Logger LOG = System.getLogger(PayloadRecovery.class.getName());
    private static final int BATCH = 500;

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
     * @throws com.togahub.engine.store.StoreException when the database is still away
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
            for (Announcement announcement : batch) {
                made += recover(refuge.stash(), announcement.uuid());
                fallback.delete(announcement);
            }
        }
        return made;
    }

    private int drain(PayloadStore place) {
        int made = 0;
        Set<String> left = new HashSet<>();
        while (true) {
            List<String> names = place.list(BATCH + left.size());
            List<String> fresh =
                    names.stream().filter(name -> !left.contains(name)).toList();
            if (fresh.isEmpty()) {
                return made;
            }
            for (String name : fresh) {
                made += recover(place, name);
                left.add(name);
            }
        }
    }

    private int recover(PayloadStore place, String uuid) {
        Optional<byte[]> content = place.read(uuid);
        if (content.isEmpty()) {
            return 0;
        }
        Optional<NewJob> job = WebhookJobs.unpack(content.get());
        if (job.isEmpty()) {
            LOG.log(Level.ERROR, "payload {0} is unreadable and stays where it is", uuid);
            return 0;
        }
        Stored stored = store.insert(job.get());
        if (stored.isNew()) {
            dispatch.send(List.of(stored.id().number()));
        }
        place.remove(uuid);
        return stored.isNew() ? 1 : 0;
    }
}
