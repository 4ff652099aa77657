package com.togahub.engine.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Primary keys of rows that are known to be there until the transaction ends: it has made or locked them itself. What it
 * changes or deletes is forgotten. Whether a caller may see such a row is not said.
 */
public final class KnownKeys {
    private final Map<Name, Long> keys = new HashMap<>();

    private record Name(String table, String column, Object value) {}

    /** Notes the key of a row with this value in a column of unique values. */
    public void add(String table, String column, Object value, long key) {
        keys.put(new Name(table, column, value), key);
    }

    /** The key of the row with this value, if it is known. */
    public Optional<Long> get(String table, String column, Object value) {
        return Optional.ofNullable(keys.get(new Name(table, column, value)));
    }

    /** Forgets all rows: some may have changed. */
    public void clear() {
        keys.clear();
    }
}
