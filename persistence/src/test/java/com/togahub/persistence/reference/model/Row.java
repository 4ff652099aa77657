package com.togahub.persistence.reference.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A row; references hold the row they lead to. Two rows are the same when they are one object. */
public final class Row {
    private final Table table;
    private final long id;
    private final String uuid;
    private final Map<String, Object> values = new HashMap<>();

    /** A row without values. */
    public Row(Table table, long id, String uuid) {
        this.table = table;
        this.id = id;
        this.uuid = uuid;
    }

    /** Its table. */
    public Table table() {
        return table;
    }

    /** Its primary key. */
    public long id() {
        return id;
    }

    /** Its name to the outside. */
    public String uuid() {
        return uuid;
    }

    /** Sets a value. */
    public void put(String member, Object value) {
        values.put(member, value);
    }

    /** Takes a value away. */
    public void clear(String member) {
        values.remove(member);
    }

    /** The value of a stored field. */
    public Optional<Object> get(String member) {
        return member.equals("uuid") ? Optional.of(uuid) : Optional.ofNullable(values.get(member));
    }

    @Override
    public String toString() {
        Map<String, Object> shown = new java.util.TreeMap<>(values);
        shown.replaceAll((name, value) -> value instanceof Row other ? "#" + other.id : value);
        return "#" + id + " " + uuid + " " + shown;
    }
}
