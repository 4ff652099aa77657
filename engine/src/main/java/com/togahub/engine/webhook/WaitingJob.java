package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.job.NewJob;
import java.io.IOException;
import java.util.Optional;

/**
 * A job on its way to its row, and as the bytes that wait in the bucket or spool.
 *
 * @param job with its parameters, or a reference to them
 * @param large what the reference points to, until that is kept
 */
record WaitingJob(NewJob job, Optional<byte[]> large) {
    private static final JsonMapper MAPPER = new JsonMapper();

    WaitingJob {
        requireNonNull(job, "job");
        requireNonNull(large, "large");
    }

    /** The same when what the reference points to is kept. */
    WaitingJob withoutLarge() {
        return new WaitingJob(job, Optional.empty());
    }

    /** The bytes that wait. */
    byte[] pack() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("uuid", job.uuid()).put("action", job.action());
        job.dedupeKey().ifPresent(key -> json.put("dedupeKey", key));
        job.deliveryId().ifPresent(id -> json.put("deliveryId", id));
        job.failure().ifPresent(reason -> json.put("failure", reason));
        json.put("parameters", job.parameters());
        large.ifPresent(bytes -> json.put("largeParameters", bytes));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The job again; empty when the bytes are none. */
    static Optional<WaitingJob> unpack(byte[] content) {
        try {
            JsonNode json = MAPPER.readTree(content);
            if (json.path("uuid").isTextual()
                    && json.path("action").isTextual()
                    && json.path("parameters").isTextual()) {
                NewJob job = new NewJob(
                        json.get("uuid").textValue(),
                        json.get("action").textValue(),
                        json.get("parameters").textValue(),
                        text(json, "dedupeKey"),
                        text(json, "deliveryId"),
                        text(json, "failure"));
                Optional<byte[]> large =
                        Optional.ofNullable(json.path("largeParameters").binaryValue());
                return Optional.of(large.isPresent() ? new WaitingJob(job, large) : LargeParameters.fitted(job));
            }
        } catch (IOException broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}
