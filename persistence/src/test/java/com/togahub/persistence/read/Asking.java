package com.togahub.persistence.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.request.RawRequest;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Asks an engine as a caller with one of the shared roles. */
final class Asking {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EngineFixture fixture;
    private final Caller caller;

    Asking(EngineFixture fixture, String role) {
        this.fixture = fixture;
        String uuid = Query.value(fixture.core(), "SELECT uuid FROM Roles WHERE name = ? AND clientId IS NULL", role);
        this.caller = new Caller(
                Caller.Kind.API,
                Optional.of(Query.value(fixture.core(), "SELECT uuid FROM Clients WHERE slug = 'gate'")),
                Optional.of("gate"),
                "tester",
                "tester",
                Optional.empty(),
                Set.of(uuid),
                Optional.empty());
    }

    /** The whole answer to a GET; options alternate names and values. */
    JsonNode get(String path, String... options) {
        return json(answer(path, parameters(options), Map.of()));
    }

    /** A list as a table. */
    Answer table(String path, String... options) {
        return answer(path, parameters(options), Map.of("accept", "text/csv"));
    }

    /** How a GET would be answered. */
    JsonNode explain(String path, String... options) {
        return json(fixture.engine().explain(context(path), raw(path, parameters(options), Map.of())));
    }

    private static JsonNode json(Answer answer) {
        try (var body = answer.body()) {
            return JSON.readTree(body.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(String path, Map<String, List<String>> parameters, Map<String, String> headers) {
        return fixture.engine().answer(context(path), raw(path, parameters, headers));
    }

    private static RawRequest raw(String path, Map<String, List<String>> parameters, Map<String, String> headers) {
        return new RawRequest("GET", path, parameters, Optional.empty(), Optional.empty(), headers);
    }

    private RequestContext context(String path) {
        Origin origin = new Origin(
                "GET", "/v2" + path, Optional.empty(), Optional.empty(), "test", Optional.empty(), Optional.empty());
        return new RequestContext(
                Optional.of(new TransactionId(UUID.randomUUID().toString())),
                Optional.empty(),
                caller,
                fixture.tenants().bySlug("gate").orElseThrow(),
                origin,
                Instant.now());
    }

    private static Map<String, List<String>> parameters(String... options) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            parameters.put(options[i], List.of(options[i + 1]));
        }
        return parameters;
    }

    /** The blob of some options. */
    static String blob(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The data of a list, without the record's name, quotes taken away to be read easily. */
    static String rows(JsonNode answer) {
        JsonNode data = answer.get("data");
        if (data.isEmpty()) {
            return answer.get("messages").toString();
        }
        return data.elements().next().toString().replace("\"", "");
    }

    /** The first error's code, or OK. */
    static String code(JsonNode answer) {
        return answer.get("isSuccess").asBoolean()
                ? "OK"
                : answer.get("messages").get(0).get("code").textValue();
    }
}
