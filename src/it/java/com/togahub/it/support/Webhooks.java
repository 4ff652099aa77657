package com.togahub.it.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as GitHub makes them. */
public final class Webhooks {
    private Webhooks() {}

    /** Sends a body to a path below {@code /webhook}, unsigned, and answers the uuid that was answered. */
    public static String deliver(String path, byte[] body) {
        return uuid(HttpRequest.newBuilder(URI.create(Run.product().url() + "/webhook" + path))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The request of a delivery, signed with this secret. */
    public static HttpRequest delivery(String payload, String deliveryId, String secret) {
        return HttpRequest.newBuilder(URI.create(Run.product().url() + "/webhook/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", deliveryId)
                .header("X-Hub-Signature-256", "sha256=" + signature(secret, payload))
                .POST(BodyPublishers.ofString(payload))
                .build();
    }

    /** Delivers and answers the uuid that was answered; the answer is 200 whatever happens. */
    public static String deliver(String payload, String deliveryId, String secret) {
        return uuid(delivery(payload, deliveryId, secret));
    }

    private static String uuid(HttpRequest delivery) {
        HttpResponse<String> answer = Api.raw(delivery);
        assertEquals(200, answer.statusCode(), answer::body);
        try {
            JsonNode body = Api.JSON.readTree(answer.body());
            assertEquals(true, body.path("received").asBoolean(), answer::body);
            return body.path("uuid").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String signature(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
