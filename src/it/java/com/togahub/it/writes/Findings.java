package com.togahub.it.writes;

import java.util.ArrayList;
import java.util.List;

/** Collects what is not as it must be. */
final class Findings {
    private final List<String> all = new ArrayList<>();

    /** Notes what is wrong unless the condition holds. */
    void require(boolean condition, String otherwise) {
        if (!condition) {
            all.add(otherwise);
        }
    }

    /** Notes it of something. */
    void add(String what, List<String> faults) {
        faults.forEach(fault -> all.add(what + ": " + fault));
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
