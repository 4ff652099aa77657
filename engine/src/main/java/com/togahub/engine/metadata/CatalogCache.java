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

    private record State(MetadataRows rows, Map<Optional<String>, Catalog> catalogs, Instant checked) {}

    @Override
    public Catalog current(Tenant tenant) {
        State fresh = fresh();
        return fresh.catalogs().computeIfAbsent(tenant.uuid(), client -> CatalogReader.read(fresh.rows(), client));
    }

    @Override
    public void changed() {
        // whoever asks next must look, also where a look is under way that began before the change
        changes.incrementAndGet();
        state = state.map(old -> new State(old.rows(), old.catalogs(), Instant.MIN));
    }

    private State fresh() {
        Optional<State> known = state;
        if (known.isPresent() && known.get().checked().plus(AGE).isAfter(clock.instant())) {
            return known.get();
        }
        boolean mustWait = known.isEmpty() || known.get().checked().equals(Instant.MIN);
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

    private State load() {
        Optional<State> known = state;
        long seen = changes.get();
        Instant now = clock.instant();
        if (known.isPresent() && known.get().checked().plus(AGE).isAfter(now)) {
            return known.get();
        }
        try {
            boolean same = known.isPresent() && known.get().rows().version() == store.version();
            State next = same
                    ? new State(known.get().rows(), known.get().catalogs(), now)
                    : new State(store.load(), new ConcurrentHashMap<>(), now);
            Instant checked = changes.get() == seen ? now : Instant.MIN;
            state = Optional.of(new State(next.rows(), next.catalogs(), checked));
            return next;
        } catch (StoreException e) {
            if (known.isEmpty()) {
                throw e;
            }
            LOG.log(Logger.Level.WARNING, "the metadata cannot be read; the last snapshot stays: " + e.getMessage());
            return known.get();
        }
    }
}
