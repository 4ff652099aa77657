package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.request.Shape;
import com.togahub.engine.sql.CompiledRead;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Compiled reads by what decides them, those used last; a new snapshot of the metadata begins anew. */
final class Plans {
    /** Characters of SQL that are kept at most; a plan's own objects take a few times as much memory. */
    private static final long MOST_CHARACTERS = 4_000_000;

    /** In the order of their last use. */
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long characters;

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

    private record Entry(Catalog catalog, CompiledRead read) {
        /** Characters of its statements. */
        long size() {
            return read.first().statement().sql().length()
                    + read.count().map(count -> count.sql().length()).orElse(0)
                    + read.below().values().stream()
                            .mapToLong(each -> each.statement().sql().length())
                            .sum();
        }
    }

    /** The plan of a key in a snapshot, made where there is none. What cannot be planned is not kept. */
    CompiledRead get(Key key, Catalog catalog, Supplier<CompiledRead> compile) {
        Optional<CompiledRead> known = known(key, catalog);
        if (known.isPresent()) {
            return known.get();
        }
        // two threads may compile the same: cheaper than making all others wait
        CompiledRead made = compile.get();
        keep(key, new Entry(catalog, made));
        return made;
    }

    private void keep(Key key, Entry entry) {
        synchronized (entries) {
            characters += entry.size();
            Entry replaced = entries.put(key, entry);
            if (replaced != null) {
                characters -= replaced.size();
            }
            Iterator<Entry> eldest = entries.values().iterator();
            while (characters > MOST_CHARACTERS && entries.size() > 1) {
                characters -= eldest.next().size();
                eldest.remove();
            }
        }
    }

    private Optional<CompiledRead> known(Key key, Catalog catalog) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key))
                    .filter(entry -> entry.catalog() == catalog)
                    .map(Entry::read);
        }
    }
}
