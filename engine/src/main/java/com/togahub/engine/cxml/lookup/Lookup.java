package com.togahub.engine.cxml.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds many records by one field, in few requests. */
public record Lookup(Requests requests, String route, String field) {
    /** Most values, and most characters of them, in one condition: the engine bounds its length. */
    private static final int MOST_VALUES = 200;

    private static final int MOST_CHARACTERS = 8_000;

    /** Most rows of one answer. */
    private static final int MOST_ROWS = 10_000;

    /**
     * The uuids of the records that have these values, by value; values without a record are absent.
     *
     * @param values any text: it is quoted, and the operator takes no wildcards
     */
    public Map<String, String> uuids(List<String> values) {
        Map<String, String> found = new HashMap<>();
        for (ObjectNode row : having(values, "", List.of("uuid", field))) {
            found.put(key(row.path(field).asText()), row.path("uuid").asText());
        }
        return found;
    }

    /**
     * The rows that have one of these values and meet a further condition.
     *
     * @param further RSQL; empty for none
     */
    public List<ObjectNode> having(Collection<String> values, String further, List<String> fields) {
        List<ObjectNode> found = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        int characters = 0;
        for (String value : new LinkedHashSet<>(values)) {
            if (batch.size() == MOST_VALUES || characters + value.length() > MOST_CHARACTERS) {
                found.addAll(all(in(field, batch) + (further.isEmpty() ? "" : ";" + further), fields));
                batch.clear();
                characters = 0;
            }
            batch.add(value);
            characters += value.length();
        }
        if (!batch.isEmpty()) {
            found.addAll(all(in(field, batch) + (further.isEmpty() ? "" : ";" + further), fields));
        }
        return found;
    }

    /** All rows of the route that a condition keeps, in as many requests as they need. */
    private List<ObjectNode> all(String where, List<String> fields) {
        List<ObjectNode> rows = new ArrayList<>();
        int found = MOST_ROWS;
        for (int page = 1; found == MOST_ROWS; page++) {
            List<ObjectNode> some = rows(where, fields, MOST_ROWS, page);
            rows.addAll(some);
            found = some.size();
        }
        return rows;
    }

    /** The form in which values are compared: as the databases' text columns do, without case. */
    public static String key(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** Rows of the route that a condition keeps. */
    public List<ObjectNode> rows(String where, List<String> fields, int most) {
        return rows(where, fields, most, 1);
    }

    /** The same in an order, as the option {@code sort} says it. */
    public List<ObjectNode> rows(String where, List<String> fields, String sort, int most) {
        return rows(Map.of(
                "where",
                where,
                "fields",
                String.join(",", fields),
                "sort",
                sort,
                "recordsPerPage",
                Integer.toString(most)));
    }

    private List<ObjectNode> rows(String where, List<String> fields, int most, int page) {
        return rows(Map.of(
                "where", where,
                "fields", String.join(",", fields),
                "recordsPerPage", Integer.toString(most),
                "page", Integer.toString(page)));
    }

    private List<ObjectNode> rows(Map<String, String> options) {
        ObjectNode answer = requests.list(route, options);
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode list : answer) {
            list.forEach(row -> rows.add((ObjectNode) row));
        }
        return rows;
    }

    /** The condition that a field has one of these values. */
    public static String in(String field, List<String> values) {
        return values.stream().map(Lookup::quoted).collect(Collectors.joining(",", field + "=in=(", ")"));
    }

    /** A text as a value in a condition. */
    public static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
