package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parameters that operations refer to. */
final class Parameters {
    private Parameters() {}

    static void add(ObjectNode parameters) {
        ObjectNode id = parameter(
                parameters,
                Refs.TRANSACTION_ID,
                "X-Transaction-Id",
                "header",
                "The request's name, unique over all tenants and for ever; also as query parameter transactionId.");
        id.put("required", true);
        id.putObject("schema").put("type", "string").put("pattern", "^[A-Za-z0-9._:-]{1,64}$");
        ObjectNode uuid = parameter(parameters, Refs.UUID, Refs.UUID, "path", "The record's uuid.");
        uuid.put("required", true);
        uuid.putObject("schema").put("type", "string").put("format", "uuid");
        parameter(parameters, Refs.IF_MATCH, "If-Match", "header", "The ETag that the record must still have.")
                .putObject("schema")
                .put("type", "string");
        parameter(parameters, Refs.IF_NONE_MATCH, "If-None-Match", "header", "The ETag that is known already.")
                .putObject("schema")
                .put("type", "string");
        parameter(parameters, Refs.BLOB, "_", "query", "Options as base64 of a JSON object; plain ones win over it.")
                .putObject("schema")
                .put("type", "string");
        for (Option option : Option.EVERY) {
            ObjectNode schema = parameter(parameters, option.name(), option.name(), "query", option.meaning())
                    .putObject("schema");
            schema.put("type", option.type());
            option.standard().ifPresent(value -> schema.putPOJO("default", value));
            option.least().ifPresent(value -> schema.put("minimum", value));
            option.most().ifPresent(value -> schema.put("maximum", value));
        }
    }

    private static ObjectNode parameter(
            ObjectNode parameters, String component, String name, String place, String text) {
        return parameters
                .putObject(component)
                .put("name", name)
                .put("in", place)
                .put("description", text);
    }
}
