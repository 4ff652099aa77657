package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows that differ. */
final class Distinct {
    private Distinct() {}

    /** The first of each kind of rows; texts that compare equal are equal. */
    static List<JsonNode> of(List<JsonNode> rows) {
        Set<String> known = new HashSet<>();
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode row : rows) {
            if (known.add(Values.canonical(row))) {
                kept.add(row);
            }
        }
        return kept;
    }
}
