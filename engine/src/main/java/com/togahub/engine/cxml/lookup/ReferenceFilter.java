package com.togahub.engine.cxml.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.intercept.Requests;
import java.util.List;
import java.util.Map;

/** The condition that a record is the one that a reference of a mapping names. */
public final class ReferenceFilter {
    private ReferenceFilter() {}

    /**
     * An RSQL condition.
     *
     * @param path to the record, such as {@code vendor.}; empty for the record itself
     * @param reference a uuid, or an object with one unique field
     */
    public static String of(String path, JsonNode reference) {
        if (reference.isTextual()) {
            return Lookup.in(path + "uuid", List.of(reference.asText()));
        }
        Map.Entry<String, JsonNode> only = reference.properties().iterator().next();
        return Lookup.in(path + only.getKey(), List.of(only.getValue().asText()));
    }

    /** Locks the record until the outer request ends, if it is there. */
    public static void lock(Requests requests, String route, JsonNode reference) {
        if (reference.isTextual()) {
            requests.lock(route, "uuid", reference.asText());
        } else {
            Map.Entry<String, JsonNode> only = reference.properties().iterator().next();
            requests.lock(route, only.getKey(), only.getValue().asText());
        }
    }
}
