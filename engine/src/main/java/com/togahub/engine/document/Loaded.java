package com.togahub.engine.document;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.plan.Fetch;
import com.togahub.engine.sql.Layout;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a fetch, with what was fetched below them.
 *
 * @param layout of the rows
 * @param rows in the order of the answer
 * @param below by fetch: the rows that belong to each key of these
 */
public record Loaded(Layout layout, List<Object[]> rows, Map<Fetch, Below> below) {
    public Loaded {
        requireNonNull(layout, "layout");
        rows = Collections.unmodifiableList(rows);
        Map<Fetch, Below> own = new IdentityHashMap<>(below);
        below = Collections.unmodifiableMap(own);
    }

    /**
     * Rows of a further fetch.
     *
     * @param loaded all of them
     * @param byKey the same, by the key above to which they belong
     */
    public record Below(Loaded loaded, Map<Long, List<Object[]>> byKey) {
        public Below {
            requireNonNull(loaded, "loaded");
            byKey = Map.copyOf(byKey);
        }

        /** The rows that belong to a key. */
        public List<Object[]> of(Object key) {
            return byKey.getOrDefault(key, List.of());
        }
    }
}
