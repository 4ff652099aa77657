package com.togahub.persistence.reference.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wanted of a record; nothing named: all of it. */
record Wanted(Map<String, Wanted> members) {
    static Wanted all() {
        return new Wanted(new LinkedHashMap<>());
    }

    void add(List<String> path) {
        Wanted at = this;
        for (String part : path) {
            at = at.members.computeIfAbsent(part, name -> all());
        }
    }

    boolean isWhole() {
        return members.isEmpty();
    }
}
