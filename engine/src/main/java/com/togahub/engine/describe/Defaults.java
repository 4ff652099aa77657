package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.metadata.Field;
import java.math.BigDecimal;
import java.util.Optional;

/** Default values as JSON shows them. */
final class Defaults {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Defaults() {}

    static Optional<JsonNode> of(Field field) {
        return field.defaultValue().map(text -> node(field, text));
    }

    private static JsonNode node(Field field, String text) {
        try {
            return switch (field.type()) {
                case BOOLEAN -> NODES.booleanNode(text.equals("1") || text.equals("true"));
                case INTEGER -> NODES.numberNode(Long.parseLong(text));
                case DECIMAL -> NODES.numberNode(new BigDecimal(text));
                default -> NODES.textNode(text);
            };
        } catch (NumberFormatException e) {
            // a default that is no number: what is written is all there is to say
            return NODES.textNode(text);
        }
    }
}
