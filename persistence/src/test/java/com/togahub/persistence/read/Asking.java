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
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            parameters.put(options[i], List.of(options[i + 1]));
        }
        RawRequest raw = new RawRequest("GET", path, parameters, Optional.empty(), Optional.empty(), Map.of());
        Origin origin = new Origin(
                "GET", "/v2" + path, Optional.empty(), Optional.empty(), "test", Optional.empty(), Optional.empty());
        RequestContext context = new RequestContext(
                Optional.of(new TransactionId(UUID.randomUUID().toString())),
                Optional.empty(),
                caller,
                fixture.tenants().bySlug("gate").orElseThrow(),
                origin,
                Instant.now());
        try (var body = answer(context, raw).body()) {
            return JSON.readTree(body.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(RequestContext context, RawRequest raw) {
        return fixture.engine().answer(context, raw);
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
