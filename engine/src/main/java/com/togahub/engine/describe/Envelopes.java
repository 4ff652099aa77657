package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The envelope around every answer, and what else all records share. */
final class Envelopes {
    private Envelopes() {}

    static void add(ObjectNode schemas) {
        ObjectNode envelope = schemas.putObject(Refs.ENVELOPE).put("type", "object");
        envelope.putArray("required")
                .add("transactionId")
                .add("timestamp")
                .add("authority")
                .add("audience")
                .add("isSuccess")
                .add("status")
                .add("error")
                .add("messages")
                .add("meta")
                .add("data");
        ObjectNode members = envelope.putObject("properties");
        nullable(members.putObject("transactionId"), "string");
        members.putObject("timestamp").put("type", "string").put("format", "date-time");
        members.putObject("authority").put("type", "string");
        nullable(members.putObject("audience"), "string");
        members.putObject("isSuccess").put("type", "boolean");
        members.putObject("status").put("type", "integer");
        nullable(members.putObject("error"), "string");
        members.putObject("messages").put("type", "array").set("items", Refs.schema(Refs.MESSAGE));
        members.set("meta", meta(envelope.objectNode()));
        members.putObject("data").put("type", "object");
        failure(schemas);
        message(schemas);
        tokens(schemas);
        references(schemas);
    }

    private static ObjectNode meta(ObjectNode meta) {
        meta.put("type", "object");
        ObjectNode members = meta.putObject("properties");
        for (String name :
                new String[] {"page", "recordsPerPage", "recordCount", "totalRecords", "totalPages", "durationMs"}) {
            members.putObject(name).put("type", "integer");
        }
        members.putObject("hasMore").put("type", "boolean");
        nullable(members.putObject("next"), "string");
        return meta;
    }

    private static void failure(ObjectNode schemas) {
        ArrayNode parts = schemas.putObject(Refs.FAILURE).putArray("allOf");
        parts.add(Refs.schema(Refs.ENVELOPE));
        ObjectNode members = parts.addObject().putObject("properties");
        members.putObject("isSuccess").put("const", false);
        members.putObject("error").put("type", "string");
    }

    private static void message(ObjectNode schemas) {
        ObjectNode message = schemas.putObject(Refs.MESSAGE).put("type", "object");
        message.putArray("required").add("code").add("level").add("text");
        ObjectNode members = message.putObject("properties");
        Responses.codes(members.putObject("code").put("type", "string").putArray("enum"));
        members.putObject("level")
                .put("type", "string")
                .putArray("enum")
                .add("error")
                .add("warning")
                .add("debug");
        members.putObject("text").put("type", "string");
        members.putObject("path")
                .put("type", "string")
                .put("description", "Where in the body or the options, such as salesOrderItems[2].quantity.");
    }

    private static void tokens(ObjectNode schemas) {
        ArrayNode parts = schemas.putObject("Tokens").putArray("allOf");
        parts.add(Refs.schema(Refs.ENVELOPE));
        ObjectNode auth = parts.addObject()
                .putObject("properties")
                .putObject("data")
                .putObject("properties")
                .putObject("auth")
                .put("type", "object");
        ObjectNode members = auth.putObject("properties");
        members.putObject("accessToken").put("type", "string");
        members.putObject("refreshToken").put("type", "string");
        members.putObject("tokenType").put("const", "Bearer");
        members.putObject("expiresIn").put("type", "integer");
    }

    private static void references(ObjectNode schemas) {
        ObjectNode named = schemas.putObject(Refs.NAMED)
                .put("type", "object")
                .put("description", "A record of which no more is shown than its uuid.");
        named.putArray("required").add("uuid");
        named.putObject("properties").putObject("uuid").put("type", "string").put("format", "uuid");
        ArrayNode choices = schemas.putObject(Refs.REFERENCE)
                .put("description", "Another record: its uuid, or one of its unique fields; null clears.")
                .putArray("oneOf");
        choices.addObject().put("type", "string").put("format", "uuid");
        choices.addObject().put("type", "object").put("minProperties", 1);
        choices.addObject().put("type", "null");
    }

    static void nullable(ObjectNode schema, String type) {
        schema.putArray("type").add(type).add("null");
    }
}
