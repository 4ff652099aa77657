package com.togahub.it.support;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.launcher.DemoSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A caller of the JSON API: sends a fresh transaction id with every request unless told otherwise. */
public final class Api {
    /** Reads and makes bodies. */
    public static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String baseUrl;
    private final Optional<String> token;

    private Api(String baseUrl, Optional<String> token) {
        this.baseUrl = requireNonNull(baseUrl, "baseUrl");
        this.token = token;
    }

    /** A caller that shows no token. */
    public static Api anonymous(String baseUrl) {
        return new Api(baseUrl, Optional.empty());
    }

    /** A caller with this access token, whatever it is. */
    public static Api withToken(String baseUrl, String token) {
        return new Api(baseUrl, Optional.of(token));
    }

    /** Logs in by API key. */
    public static Api login(String baseUrl, DemoSecrets.Credential credential) {
        String body = JSON.createObjectNode()
                .put("apiKey", credential.apiKey())
                .put("secret", credential.secret())
                .toString();
        Reply reply = anonymous(baseUrl).post("/auth/api", body).succeeded(200);
        return withToken(baseUrl, reply.data("auth").path("accessToken").asText());
    }

    /** An id no request has used. */
    public static String newId() {
        return "it-" + UUID.randomUUID();
    }

    /** The same caller of another node. */
    public Api at(String otherBaseUrl) {
        return new Api(otherBaseUrl, token);
    }

    public Reply get(String route, Map<String, String> options) {
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return get(query.isEmpty() ? route : route + "?" + query);
    }

    public Reply get(String route) {
        return send(request(route, newId()).GET());
    }

    public Reply post(String route, JsonNode body) {
        return post(route, body.toString());
    }

    public Reply post(String route, String body) {
        return send(request(route, newId()).POST(BodyPublishers.ofString(body)));
    }

    public Reply put(String route, JsonNode body) {
        return send(request(route, newId()).PUT(BodyPublishers.ofString(body.toString())));
    }

    public Reply delete(String route) {
        return send(request(route, newId()).DELETE());
    }

    /** A request to a route after {@code /v2}, with token and this transaction id, to be completed by the caller. */
    public HttpRequest.Builder request(String route, String transactionId) {
        return unidentified(route).header("X-Transaction-Id", transactionId);
    }

    /** A request with a token and no transaction id. */
    public HttpRequest.Builder unidentified(String route) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(baseUrl + "/v2" + route))
                .timeout(LIMIT)
                .header("Content-Type", "application/json");
        token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
        return builder;
    }

    /** Sends a request and reads the envelope. */
    public static Reply send(HttpRequest.Builder request) {
        return reply(raw(request.build()));
    }

    /** Sends a request without waiting for the answer. */
    public static CompletableFuture<Reply> sendAsync(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Api::reply);
    }

    /** Sends any request without waiting for its text. */
    public static CompletableFuture<HttpResponse<String>> rawAsync(HttpRequest request) {
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    /** Sends any request and answers its text. */
    public static HttpResponse<String> raw(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        try {
            return new Reply(response.statusCode(), response.headers(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + response.statusCode() + " " + response.body(), e);
        }
    }
}
