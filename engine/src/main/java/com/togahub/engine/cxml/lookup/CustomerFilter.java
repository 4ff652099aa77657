package com.togahub.engine.cxml.lookup;

import com.fasterxml.jackson.databind.JsonNode;

/** The condition that a record belongs to the customer that a reference names. */
public final class CustomerFilter {
    private CustomerFilter() {}

    /**
     * An RSQL condition.
     *
     * @param reference a uuid, or an object with one unique field
     */
    public static String of(JsonNode reference) {
        return ReferenceFilter.of("customer.", reference);
    }

    /** An RSQL condition of the customer's own record. */
    public static String itself(JsonNode reference) {
        return ReferenceFilter.of("", reference);
    }
}
