package com.togahub.persistence.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Data;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Requests of one identity to an engine, as the HTTP door would hand them in. */
public final class Door {
    private final EngineFixture fixture;
    private final Caller caller;

    private final Optional<String> id;

    private Door(EngineFixture fixture, Caller caller, Optional<String> id) {
        this.fixture = fixture;
        this.caller = caller;
        this.id = id;
    }

    /** The same identity with one transaction id for all its requests. */
    public Door withId(String same) {
        return new Door(fixture, caller, Optional.of(same));
    }

    /** An identity of the client {@code gate} with these roles. */
    public static Door of(EngineFixture fixture, String... roles) {
        Set<String> uuids = new HashSet<>();
        for (String role : roles) {
            uuids.addAll(Query.column(fixture.core(), "SELECT uuid FROM Roles WHERE name = ?", role));
        }
        Caller caller = new Caller(
                Caller.Kind.API,
                Query.column(fixture.core(), "SELECT uuid FROM Clients WHERE slug = 'gate'").stream()
                        .findFirst(),
                Optional.of("gate"),
                UUID.randomUUID().toString(),
                String.join("+", roles),
                Optional.empty(),
                uuids,
                Optional.empty());
        return new Door(fixture, caller, Optional.empty());
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param headers beside the content type
     * @param envelope the body; missing where there is none
     */
    public record Reply(int status, Map<String, String> headers, JsonNode envelope) {
        /** Insists on a status. */
        public Reply is(int expected) {
            assertEquals(expected, status, envelope::toString);
            return this;
        }

        /** The one member of data. */
        public JsonNode data() {
            return envelope.path("data").elements().next();
        }

        /** Codes and paths of the messages that are no debugging. */
        public List<String> problems() {
            List<String> problems = new ArrayList<>();
            envelope.path("messages").forEach(message -> {
                if (!message.path("code").asText().startsWith("D-")) {
                    problems.add((message.path("code").asText() + " "
                                    + message.path("path").asText())
                            .strip());
                }
            });
            return problems;
        }

        /** SQL statements the request took, for roles that may know. */
        public int statements() {
            for (JsonNode message : envelope.path("messages")) {
                if (message.path("code").asText().equals("D-1")
                        && message.path("text").asText().contains("SQL statements")) {
                    return Integer.parseInt(message.path("text").asText().replaceAll("[^0-9]", ""));
                }
            }
            throw new AssertionError("no D-1 in " + envelope);
        }
    }

    /** The context of a request of this identity. */
    public RequestContext context(String method, String route, Optional<String> body) {
        Tenant tenant = fixture.tenants().bySlug("gate").orElseThrow();
        Origin origin = new Origin(
                method,
                "/v2" + route,
                Optional.empty(),
                body,
                "localhost",
                Optional.of("127.0.0.1"),
                Optional.of("test"));
        return new RequestContext(
                Optional.of(new TransactionId(id.orElseGet(() -> "t-" + UUID.randomUUID()))),
                Optional.empty(),
                caller,
                tenant,
                origin,
                Instant.now());
    }

    /** Sends a request; options are a query string without encoding. */
    public Reply send(String method, String route, Optional<String> body, Map<String, String> headers) {
        String path = route.contains("?") ? route.substring(0, route.indexOf('?')) : route;
        Map<String, List<String>> options = new LinkedHashMap<>();
        if (route.contains("?")) {
            for (String pair : route.substring(path.length() + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                options.put(parts[0], List.of(parts[1]));
            }
        }
        Answer answer = fixture.engine()
                .answer(
                        context(method, path, body),
                        new RawRequest(
                                method,
                                path,
                                options,
                                Optional.of("application/json"),
                                body.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                                headers));
        return reply(answer);
    }

    /** Runs business code as one request. */
    public Reply act(String route, Function<Requests, Data> work) {
        return reply(fixture.engine().act(context("POST", "/" + route, Optional.empty()), work));
    }

    private static Reply reply(Answer answer) {
        JsonNode envelope = answer.body().size() == 0
                ? Json.mapper().missingNode()
                : Json.parse(answer.body().bytes(), "answer");
        return new Reply(answer.status(), answer.headers(), envelope);
    }

    /** Reads. */
    public Reply get(String route) {
        return send("GET", route, Optional.empty(), Map.of());
    }

    /** Creates. */
    public Reply post(String route, String body) {
        return send("POST", route, Optional.of(body.replace('\'', '"')), Map.of());
    }

    /** Changes. */
    public Reply put(String route, String body) {
        return send("PUT", route, Optional.of(body.replace('\'', '"')), Map.of());
    }

    /** Deletes. */
    public Reply delete(String route) {
        return send("DELETE", route, Optional.empty(), Map.of());
    }
}
