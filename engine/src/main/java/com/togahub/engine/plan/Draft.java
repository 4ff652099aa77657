package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record as a body wants it: checked as far as that goes without the database.
 *
 * @param record what it is
 * @param path where in the body it stands; empty for the body itself
 * @param existing uuid of the record to change; empty: a new one
 * @param values by field; an empty Optional clears
 * @param lookups references still to be found
 * @param children the nested records, by relation
 * @param checks what must hold for the row besides the rule of the operation
 */
public record Draft(
        RecordType record,
        String path,
        Optional<String> existing,
        Map<Field, Optional<Object>> values,
        List<Lookup> lookups,
        Map<ChildRelation, List<Draft>> children,
        List<Locate.Check> checks) {
    public Draft {
        requireNonNull(record, "record");
        requireNonNull(path, "path");
        requireNonNull(existing, "existing");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        lookups = List.copyOf(lookups);
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        checks = List.copyOf(checks);
    }

    /**
     * A reference by a value that names one record.
     *
     * @param field the reference to set
     * @param target what it refers to
     * @param key the target's uuid or another of its unique fields
     * @param value the key's value
     * @param path where it stands in the body
     */
    public record Lookup(Field field, RecordType target, Field key, Object value, String path) {
        public Lookup {
            requireNonNull(field, "field");
            requireNonNull(target, "target");
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            requireNonNull(path, "path");
        }
    }

    /** The path of one of its members. */
    public String at(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
