package com.togahub.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who asks, and where.
 *
 * @param base of the doors
 * @param token access token
 */
record Session(URI base, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Transaction ids are unique for ever, so they begin with what is unique to this run. */
    private static final String RUN = "bench-" + UUID.randomUUID() + "-";

    private static final AtomicLong SEQUENCE = new AtomicLong();

    /** Logs in. */
    static Session login(URI base, String apiKey, String secret) {
        String body = JSON.createObjectNode()
                .put("apiKey", apiKey)
                .put("secret", secret)
                .toString();
        JsonNode answer = new Session(base, "").json("POST", "/v2/auth/api", body);
        String token = answer.findPath("accessToken").asText();
        if (token.isEmpty()) {
            throw new LaunchException("could not log in as " + apiKey + ": " + answer);
        }
        return new Session(base, token);
    }

    /** Opens a connection. */
    Wire open() throws IOException {
        return new Wire(base.getHost(), base.getPort());
    }

    /** Headers of one more request. */
    String headers() {
        String caller = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return caller + "X-Transaction-Id: " + RUN + SEQUENCE.incrementAndGet() + "\r\n";
    }

    /**
     * One request on a connection of its own.
     *
     * @throws LaunchException when it is not answered with success
     */
    JsonNode json(String method, String path, String body) {
        try (Wire wire = open()) {
            Wire.Reply reply = wire.send(method, path, headers(), body);
            if (reply.status() >= 300) {
                throw new LaunchException(
                        method + " " + path + " was answered " + reply.status() + ": " + reply.body());
            }
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new LaunchException(method + " " + path + " failed (" + e.getMessage() + ")", e);
        }
    }
}
