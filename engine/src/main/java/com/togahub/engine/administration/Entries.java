package com.togahub.engine.administration;

import com.togahub.engine.metadata.MetadataRows;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metadata rows by key, all tables alike: to see which ones a write has touched, and to find them in its body. */
final class Entries {
    private final Map<RowKey, Entry> all = new LinkedHashMap<>();

    private Entries() {}

    /**
     * A row.
     *
     * @param uuid its name outside
     * @param label the value by which a person tells it from its like
     * @param content everything in it
     */
    record Entry(String uuid, String label, Record content) {}

    static Entries of(MetadataRows rows) {
        Entries entries = new Entries();
        rows.records().forEach(row -> entries.put(RowKey.of(row), row.uuid(), row.name(), row));
        rows.fields().forEach(row -> entries.put(RowKey.of(row), row.uuid(), row.name(), row));
        rows.children().forEach(row -> entries.put(RowKey.of(row), row.uuid(), row.name(), row));
        rows.recordPermissions()
                .forEach(row ->
                        entries.put(RowKey.of(row), row.uuid(), row.rowFilter().orElse(""), row));
        rows.interceptors().forEach(row -> entries.put(RowKey.of(row), row.uuid(), row.handler(), row));
        rows.scriptedApis().forEach(row -> entries.put(RowKey.of(row), row.uuid(), row.route(), row));
        return entries;
    }

    private void put(RowKey key, String uuid, String label, Record content) {
        all.put(key, new Entry(uuid, label, content));
    }

    Map<RowKey, Entry> all() {
        return all;
    }

    /** Whether a row is there unchanged. */
    boolean has(RowKey key, Entry entry) {
        return entry.equals(all.get(key));
    }

    boolean has(RowKey key) {
        return all.containsKey(key);
    }
}
