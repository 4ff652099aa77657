package com.togahub.engine.metadata;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the snapshots and looks for a newer version of the metadata every so often. */
public final class CatalogCache implements Catalogs {
    private static final Logger LOG = System.getLogger(CatalogCache.class.getName());
    private static final Duration AGE = Duration.ofSeconds(2);

    private final MetadataStore store;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private volatile Optional<State> state = Optional.empty();

    /** A cache over the metadata tables. */
    public CatalogCache(MetadataStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is known.
     *
     * @param checked when it was known to be the newest
     * @param changes how many changes of this node it has seen
     */
    private record State(MetadataRows rows, Map<Optional<String>, Catalog> catalogs, Instant checked, long changes) {
        State checked(Instant now, long seen) {
            return new State(rows, catalogs, now, seen);
        }
    }

    @Override
    public Catalog current(Tenant tenant) {
        State fresh = fresh();
        // clients that have nothing of their own share a snapshot
        Optional<String> owner = tenant.uuid().filter(fresh.rows()::isOwner);
        return fresh.catalogs()
                .computeIfAbsent(owner, client -> CatalogReader.read(fresh.rows(), client, CatalogCache::complain));
    }

    private static void complain(Complaint complaint) {
        LOG.log(Logger.Level.WARNING, "left out of the metadata: " + complaint);
    }

    @Override
    public void changed() {
        // whoever asks next must look, also where a look is under way that began before the change
        changes.incrementAndGet();
    }

    private State fresh() {
        Optional<State> known = state;
        if (known.isPresent() && isFresh(known.get(), clock.instant())) {
            return known.get();
        }
        boolean mustWait = known.isEmpty() || known.get().changes() != changes.get();
        if (mustWait) {
            loading.lock();
        } else if (!loading.tryLock()) {
            // someone is looking already: the snapshot at hand is good enough meanwhile
            return known.get();
        }
        try {
            return load();
        } finally {
            loading.unlock();
        }
    }

    private boolean isFresh(State known, Instant now) {
        return known.changes() == changes.get() && known.checked().plus(AGE).isAfter(now);
    }

    private State load() {
        Optional<State> known = state;
        long seen = changes.get();
        Instant now = clock.instant();
        if (known.isPresent() && isFresh(known.get(), now)) {
            return known.get();
        }
        State next;
        try {
            boolean same = known.isPresent() && known.get().rows().version() == store.version();
            next = same
                    ? known.get().checked(now, seen)
                    : new State(store.load(), new ConcurrentHashMap<>(), now, seen);
        } catch (StoreException e) {
            if (known.isEmpty()) {
                throw e;
            }
            LOG.log(Logger.Level.WARNING, "the metadata cannot be read; the last snapshot stays: " + e.getMessage());
            next = known.get().checked(now, seen);
        }
        state = Optional.of(next);
        return next;
    }
}
