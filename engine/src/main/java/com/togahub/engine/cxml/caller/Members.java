package com.togahub.engine.cxml.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Reads members of a mapping; what is wrong is said to an administrator. */
final class Members {
    private Members() {}

    /** @throws IllegalArgumentException for a member of another name */
    static void require(JsonNode json, Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown member " + name);
            }
        });
    }

    /** A reference to a record: a uuid, or an object with one unique field. */
    static Optional<JsonNode> reference(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** A text; empty when it is absent or blank. */
    static Optional<String> text(JsonNode parent, String name) {
        return Optional.of(parent.path(name).asText("")).filter(value -> !value.isBlank());
    }
}
