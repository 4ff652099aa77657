package com.togahub.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.request.Json;
import java.util.Optional;

/** Logged requests as JSON. */
final class LogJson {
    private LogJson() {}

    /** A request: in short with its first message, or with its details and all of them. */
    static ObjectNode of(LoggedTransaction row) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("uuid", row.uuid())
                .put("transactionId", row.transactionId().orElse(null))
                .put("parentTransactionId", row.parent().orElse(null))
                .put("dtStarted", RecordWriter.format(row.place().started()))
                .put("dtCompleted", row.completed().map(RecordWriter::format).orElse(null))
                .put("durationMs", row.durationMs().orElse(null))
                .put("method", row.method())
                .put("route", row.route())
                .put("status", row.status().orElse(null))
                .put("isSuccess", row.isSuccess().orElse(null))
                .put("identity", row.identity().orElse(null))
                .put("instanceId", row.instanceId().orElse(null));
        JsonNode messages = messages(row.messages());
        if (row.details().isEmpty()) {
            JsonNode first = messages.isArray() ? messages.path(0) : messages;
            return json.set("message", first.isObject() ? first : Json.mapper().nullNode());
        }
        LoggedTransaction.Details details = row.details().get();
        json.set("messages", messages.isArray() ? messages : Json.mapper().createArrayNode());
        return json.put("options", details.options().orElse(null))
                .put("requestBody", details.body().orElse(null))
                .put("isRequestBodyCut", details.isBodyCut())
                .put("address", details.address().orElse(null))
                .put("userAgent", details.userAgent().orElse(null))
                .put("responseBytes", details.responseBytes().orElse(null));
    }

    private static JsonNode messages(Optional<String> text) {
        try {
            return text.isEmpty() ? Json.mapper().missingNode() : Json.mapper().readTree(text.get());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds messages that are no JSON", e);
        }
    }
}
