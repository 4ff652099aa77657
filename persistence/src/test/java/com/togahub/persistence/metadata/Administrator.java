package com.togahub.persistence.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Somebody with a shared role of the client {@code gate}, who talks to one node. */
final class Administrator {
    private final Engine engine;
    private final Caller caller;
    private final Tenant tenant;

    private Administrator(EngineFixture fixture, Engine engine, String role) {
        this.engine = engine;
        this.tenant = fixture.tenants().bySlug("gate").orElseThrow();
        this.caller = new Caller(
                Caller.Kind.API,
                tenant.uuid(),
                tenant.slug(),
                "5d1f7f5e-0000-4000-8000-000000000001",
                role,
                Optional.empty(),
                Set.of(Query.value(fixture.core(), "SELECT uuid FROM Roles WHERE name = ?", role)),
                Optional.empty());
    }

    static Administrator at(EngineFixture fixture, Engine engine) {
        return new Administrator(fixture, engine, "admin");
    }

    static Administrator withRole(EngineFixture fixture, Engine engine, String role) {
        return new Administrator(fixture, engine, role);
    }

    /** An answer. */
    record Reply(int status, JsonNode envelope) {
        /** The codes and paths of the messages, such as {@code EV-7 recordFields[0].type}. */
        List<String> refusals() {
            return StreamSupport.stream(envelope.path("messages").spliterator(), false)
                    .filter(message -> message.path("level").asText().equals("error"))
                    .map(message -> (message.path("code").asText() + " "
                                    + message.path("path").asText(""))
                            .strip())
                    .toList();
        }

        JsonNode data(String name) {
            if (envelope.path("data").path(name).isMissingNode()) {
                throw new AssertionError("no data." + name + " in " + envelope);
            }
            return envelope.path("data").path(name);
        }

        String uuid(String name) {
            return data(name).path("uuid").asText();
        }

        /** Insists on success. */
        Reply done() {
            if (status / 100 != 2) {
                throw new AssertionError(envelope.toString());
            }
            return this;
        }
    }

    Reply get(String route) {
        return send("GET", route, Optional.empty());
    }

    /** Sends a body written with single quotes. */
    Reply post(String route, String body) {
        return send("POST", route, Optional.of(body));
    }

    Reply put(String route, String body) {
        return send("PUT", route, Optional.of(body));
    }

    Reply delete(String route) {
        return send("DELETE", route, Optional.empty());
    }

    private Reply send(String method, String route, Optional<String> body) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String[] parts = route.split("[?]", 2);
        if (parts.length > 1) {
            for (String option : parts[1].split("&", -1)) {
                String[] pair = option.split("=", 2);
                parameters.put(pair[0], List.of(pair[1]));
            }
        }
        Origin origin = new Origin(
                method, "/v2" + parts[0], Optional.empty(), body, "test", Optional.empty(), Optional.empty());
        RequestContext context = new RequestContext(
                Optional.of(new TransactionId(Node.fresh("admin"))),
                Optional.empty(),
                caller,
                tenant,
                origin,
                Instant.now());
        Answer answer = engine.answer(
                context,
                new RawRequest(
                        method,
                        parts[0],
                        parameters,
                        Optional.of("application/json"),
                        body.map(text -> text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                        Map.of()));
        return new Reply(answer.status(), Json.parse(answer.body().bytes(), ""));
    }
}
