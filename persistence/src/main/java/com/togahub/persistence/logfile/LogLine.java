package com.togahub.persistence.logfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.request.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A row of {@code ApiTransactions} as a line: members under the names of the columns, those that are empty left out,
 * {@code messages} as JSON, and the schema that the row belongs to as {@code logs}.
 */
final class LogLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private LogLine() {}

    /**
     * The line.
     *
     * @param schema that the row belongs to
     * @param columns their names
     * @param values of the columns, in the same order
     */
    static String of(String schema, List<String> columns, List<Object> values) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("logs", schema);
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                line.set(columns.get(i), node(columns.get(i), value));
            }
        }
        return line.toString();
    }

    private static JsonNode node(String column, Object value) {
        if (column.equals("messages")) {
            return json(value.toString());
        }
        return Json.mapper().valueToTree(value instanceof Instant time ? TIME.format(time) : value);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("messages are no JSON", e);
        }
    }
}
