package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bodies of requests and answers. */
final class Bodies {
    private Bodies() {}

    /** Adds JSON of a schema as the content of a request body or a response. */
    static void json(ObjectNode owner, ObjectNode schema) {
        owner.putObject("content").putObject("application/json").set("schema", schema);
    }

    /** Adds a table as another form of the content of a response. */
    static void csv(ObjectNode content) {
        content.putObject("text/csv").putObject("schema").put("type", "string");
    }
}
