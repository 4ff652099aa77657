package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row with those joined to it.
 *
 * @param joined by alias; empty: an outer join found none
 */
record Tuple(Row base, Map<String, Optional<Row>> joined) {
    static Tuple of(Row base) {
        return new Tuple(base, Map.of());
    }

    Tuple with(String alias, Optional<Row> row) {
        Map<String, Optional<Row>> more = new LinkedHashMap<>(joined);
        more.put(alias, row);
        return new Tuple(base, more);
    }
}
