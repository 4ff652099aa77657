package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.it.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Deliveries to {@code /webhook/drill} of a node. */
final class Webhooks {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Webhooks() {}

    /**
     * An accepted delivery.
     *
     * @param uuid of its job
     * @param time until the answer was there
     */
    record Accepted(String uuid, Duration time) {}

    /** Delivers; the answer must be 200. */
    static CompletableFuture<Accepted> deliver(Node node, byte[] body, String deliveryId) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/webhook/drill"))
                .timeout(LIMIT)
                .header("X-GitHub-Delivery", deliveryId)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        long start = System.nanoTime();
        return HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> accepted(answer, Duration.ofNanos(System.nanoTime() - start)));
    }

    /** Delivers a text of its own under an id of its own; the answer must be 200. */
    static CompletableFuture<Accepted> deliver(Node node) {
        String id = UUID.randomUUID().toString();
        return deliver(node, ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8), id);
    }

    private static Accepted accepted(HttpResponse<String> answer, Duration time) {
        assertEquals(200, answer.statusCode(), answer::body);
        try {
            return new Accepted(Api.JSON.readTree(answer.body()).path("uuid").asText(), time);
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
