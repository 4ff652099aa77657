package com.togahub.engine.crud;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.plan.Draft;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Drafts whose references have been found. */
final class Resolved {
    private final Map<Draft, Map<Field, Long>> references = new IdentityHashMap<>();

    void add(Draft draft, Field field, long key) {
        references.computeIfAbsent(draft, each -> new LinkedHashMap<>()).put(field, key);
    }

    /** The columns a draft sets, and their values. */
    Map<String, Object> columns(Draft draft) {
        Map<String, Object> columns = new LinkedHashMap<>();
        draft.values().forEach((field, value) -> columns.put(field.column(), value.orElse(null)));
        references.getOrDefault(draft, Map.of()).forEach((field, key) -> columns.put(field.column(), key));
        return columns;
    }
}
