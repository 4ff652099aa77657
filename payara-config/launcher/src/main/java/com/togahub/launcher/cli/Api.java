package com.togahub.launcher.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The JSON API, signed in. What is not answered with success is a {@link LaunchException} with the answer's messages. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int UNAUTHORIZED = 401;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Target target;
    private String token = "";

    private Api(Target target) {
        this.target = target;
    }

    /** Signs in. */
    static Api at(Target target) {
        Api api = new Api(target);
        api.signIn();
        return api;
    }

    private void signIn() {
        String body = JSON.createObjectNode()
                .put("apiKey", target.apiKey())
                .put("secret", target.secret())
                .toString();
        token = "";
        token = read(send("POST", "/auth/api", body, PATIENCE))
                .succeeded()
                .at("/data/auth/accessToken")
                .asText();
    }

    /** An answer's whole envelope. */
    JsonNode get(String route, Map<String, String> options) {
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ask("GET", query.isEmpty() ? route : route + "?" + query, "");
    }

    JsonNode post(String route, String body) {
        return ask("POST", route, body);
    }

    /** Posts what may be refused for a reason that the caller deals with, and may take this long. */
    Reply tryPost(String route, String body, Duration patience) {
        return answered("POST", route, body, patience);
    }

    /**
     * An answer, whatever it says.
     *
     * @param status HTTP status
     * @param envelope all of it
     */
    record Reply(int status, JsonNode envelope) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Whether it was refused with this code. */
        boolean isRefused(String code) {
            return !isSuccess()
                    && envelope.path("messages").findValuesAsText("code").contains(code);
        }

        /** The envelope of what must be a success. */
        JsonNode succeeded() {
            if (isSuccess()) {
                return envelope;
            }
            List<String> said = new ArrayList<>();
            for (JsonNode message : envelope.path("messages")) {
                if (message.path("level").asText().equals("error")) {
                    String path = message.path("path").asText("");
                    said.add(message.path("code").asText() + (path.isEmpty() ? "" : " " + path) + ": "
                            + message.path("text").asText());
                }
            }
            String all = said.isEmpty() ? "no message" : String.join("\n      ", said);
            throw new LaunchException("answered " + status + ", " + all);
        }
    }

    private JsonNode ask(String method, String route, String body) {
        return answered(method, route, body, PATIENCE).succeeded();
    }

    /** Signs in anew where the token has grown too old, as it may while somebody waits for a job. */
    private Reply answered(String method, String route, String body, Duration patience) {
        HttpResponse<String> response = send(method, route, body, patience);
        if (response.statusCode() == UNAUTHORIZED) {
            signIn();
            response = send(method, route, body, patience);
        }
        return read(response);
    }

    private HttpResponse<String> send(String method, String route, String body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.base() + "/v2" + route))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("X-Transaction-Id", "cli-" + UUID.randomUUID());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new LaunchException("nothing answers at " + target.base() + ": does it run?", e);
        } catch (IOException e) {
            throw new LaunchException(target.base() + " could not be asked (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while " + target.base() + " was asked", e);
        }
    }

    private Reply read(HttpResponse<String> response) {
        try {
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new LaunchException(
                    target.base() + " answered " + response.statusCode() + " and no JSON: is that Toga's address?", e);
        }
    }
}
