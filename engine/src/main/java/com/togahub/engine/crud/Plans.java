package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.request.Shape;
import com.togahub.engine.sql.CompiledRead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Compiled reads by what decides them, those used last; a new snapshot of the metadata begins anew. */
final class Plans {
    private static final int MOST = 1_000;

    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What decides a plan.
     *
     * @param tenant uuid of the client, which may have fields of its own
     * @param grants {@link com.togahub.engine.access.GrantedPolicy#key()}
     * @param record id of the record type
     * @param use what the plan is for: a page, one record, ...
     * @param shape of the options
     * @param nulls which values of the cursor are empty; empty without a cursor
     */
    record Key(
            Optional<String> tenant,
            String grants,
            long record,
            String use,
            Shape shape,
            Optional<List<Boolean>> nulls) {
        Key {
            requireNonNull(tenant, "tenant");
            requireNonNull(grants, "grants");
            requireNonNull(use, "use");
            requireNonNull(shape, "shape");
            requireNonNull(nulls, "nulls");
        }
    }

    private record Entry(Catalog catalog, CompiledRead read) {}

    /** The plan of a key in a snapshot, made where there is none. What cannot be planned is not kept. */
    CompiledRead get(Key key, Catalog catalog, Supplier<CompiledRead> compile) {
        Optional<CompiledRead> known = known(key, catalog);
        if (known.isPresent()) {
            return known.get();
        }
        // two threads may compile the same: cheaper than making all others wait
        CompiledRead made = compile.get();
        synchronized (entries) {
            entries.put(key, new Entry(catalog, made));
        }
        return made;
    }

    private Optional<CompiledRead> known(Key key, Catalog catalog) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key))
                    .filter(entry -> entry.catalog() == catalog)
                    .map(Entry::read);
        }
    }
}
