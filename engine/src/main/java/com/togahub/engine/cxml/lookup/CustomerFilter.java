package com.togahub.engine.cxml.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The condition that a record belongs to the customer that a reference names. */
public final class CustomerFilter {
    private CustomerFilter() {}

    /**
     * An RSQL condition.
     *
     * @param reference a uuid, or an object with one unique field
     */
    public static String of(JsonNode reference) {
        return condition("customer.", reference);
    }

    /** An RSQL condition of the customer's own record. */
    public static String itself(JsonNode reference) {
        return condition("", reference);
    }

    private static String condition(String prefix, JsonNode reference) {
        if (reference.isTextual()) {
            return Lookup.in(prefix + "uuid", List.of(reference.asText()));
        }
        Map.Entry<String, JsonNode> only = reference.properties().iterator().next();
        return Lookup.in(prefix + only.getKey(), List.of(only.getValue().asText()));
    }
}
