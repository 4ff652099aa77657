package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/**
 * What an answer must be.
 *
 * @param codes empty for a success; else the first message has one of these codes
 * @param data the member of {@code data}
 * @param total how many rows the whole list has
 * @param isOpen whether other answers are right as well
 */
public record Expected(Set<String> codes, JsonNode data, int total, boolean isOpen) {
    /** A success. */
    static Expected success(JsonNode data, int total) {
        return new Expected(Set.of(), data, total, false);
    }

    /** A failure with one of these codes. */
    static Expected failure(Set<String> codes) {
        return new Expected(codes, JsonNodeFactory.instance.nullNode(), 0, false);
    }

    /** Any answer. */
    static Expected open() {
        return new Expected(Set.of(), JsonNodeFactory.instance.nullNode(), 0, true);
    }
}
