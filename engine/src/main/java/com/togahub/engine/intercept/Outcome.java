package com.togahub.engine.intercept;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of an operation. The generic model's own is written into the answer without being built as a tree. */
public interface Outcome {
    /** The value under the record's name in {@code data}: an object or an array; an empty object after a DELETE. */
    JsonNode value();

    /** An outcome of a model's own. */
    static Outcome of(JsonNode value) {
        return () -> value;
    }
}
