package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Names of a document's components, and references to them. */
final class Refs {
    static final String ENVELOPE = "Envelope";
    static final String FAILURE = "Failure";
    static final String MESSAGE = "Message";
    static final String REFERENCE = "Reference";
    static final String NAMED = "Named";
    static final String TRANSACTION_ID = "transactionId";
    static final String UUID = "uuid";
    static final String IF_MATCH = "ifMatch";
    static final String IF_NONE_MATCH = "ifNoneMatch";
    static final String BLOB = "blob";

    private Refs() {}

    static ObjectNode schema(String name) {
        return reference("schemas", name);
    }

    static ObjectNode parameter(String name) {
        return reference("parameters", name);
    }

    static ObjectNode response(String name) {
        return reference("responses", name);
    }

    private static ObjectNode reference(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }
}
