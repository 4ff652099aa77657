package com.togahub.engine.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.binding.ActionPath;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A delivery as a job. */
final class WebhookJobs {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** What one character of a text can become in JSON: {@code \}{@code u0000}. */
    private static final long MOST_BYTES_PER_CHARACTER = 6;

    private static final long MOST_BYTES_BESIDE = 1_000;
    private static final String TOO_LARGE =
            "the body is larger than " + Delivery.MAX_BODY_BYTES / 1024 / 1024 + " MiB and was not kept";

    private WebhookJobs() {}

    /**
     * The job: {@code payload}, {@code headers} with the time of receipt among them, and {@code isBase64Encoded} when the body
     * is not UTF-8. That of a body too large has failed, and has no payload.
     */
    static WaitingJob of(Delivery delivery, Payload payload, ActionPath action, DeliveryIds ids) {
        ObjectNode parameters = MAPPER.createObjectNode();
        if (!delivery.isTooLarge()) {
            parameters.put("payload", payload.text());
        }
        if (payload.isBase64()) {
            parameters.put("isBase64Encoded", true);
        }
        Map<String, String> sent = new TreeMap<>(delivery.headers());
        sent.put(Delivery.RECEIVED_AT, delivery.receivedAt().toString());
        ObjectNode headers = parameters.putObject("headers");
        sent.forEach(headers::put);
        NewJob job = new NewJob(
                delivery.uuid(),
                action.value(),
                "{}",
                ids.key(delivery, action),
                ids.id(delivery),
                delivery.isTooLarge() ? Optional.of(TOO_LARGE) : Optional.empty());
        return LargeParameters.fitted(job, parameters, mostBytes(payload, sent));
    }

    private static long mostBytes(Payload payload, Map<String, String> headers) {
        long characters = payload.text().length();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            characters += header.getKey().length() + header.getValue().length() + 1;
        }
        return characters * MOST_BYTES_PER_CHARACTER + MOST_BYTES_BESIDE;
    }
}
