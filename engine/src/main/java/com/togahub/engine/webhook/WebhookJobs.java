package com.togahub.engine.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.binding.ActionPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/** A delivery as a job, and a job as the bytes that wait in the bucket or spool. */
final class WebhookJobs {
    private static final JsonMapper MAPPER = new JsonMapper();

    private WebhookJobs() {}

    /**
     * The job: {@code payload}, {@code headers} with the time of receipt among them, and {@code isBase64Encoded} when the body
     * is not UTF-8.
     */
    static NewJob of(Delivery delivery, Payload payload, ActionPath action, DeliveryIds ids) {
        ObjectNode parameters = MAPPER.createObjectNode();
        parameters.put("payload", payload.text());
        if (payload.isBase64()) {
            parameters.put("isBase64Encoded", true);
        }
        ObjectNode headers = parameters.putObject("headers");
        new TreeMap<>(delivery.headers()).forEach(headers::put);
        headers.put(Delivery.RECEIVED_AT, delivery.receivedAt().toString());
        return new NewJob(delivery.uuid(), action.value(), write(parameters), ids.key(delivery, action));
    }

    static byte[] pack(NewJob job) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("uuid", job.uuid()).put("action", job.action());
        job.dedupeKey().ifPresent(key -> json.put("dedupeKey", key));
        json.put("parameters", job.parameters());
        return write(json).getBytes(StandardCharsets.UTF_8);
    }

    /** The job again; empty when the bytes are none. */
    static Optional<NewJob> unpack(byte[] content) {
        try {
            JsonNode json = MAPPER.readTree(content);
            if (json.path("uuid").isTextual()
                    && json.path("action").isTextual()
                    && json.path("parameters").isTextual()) {
                return Optional.of(new NewJob(
                        json.get("uuid").textValue(),
                        json.get("action").textValue(),
                        json.get("parameters").textValue(),
                        Optional.ofNullable(json.path("dedupeKey").textValue())));
            }
        } catch (IOException broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
