package com.togahub.worker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Function;

/** Jakarta's JSON types as parameters of actions. */
final class JsonConversions {
    static final Map<Class<?>, Function<JsonNode, Object>> ALL = Map.of(
            JsonObject.class, json -> read(json).asJsonObject(),
            JsonArray.class, json -> read(json).asJsonArray(),
            JsonValue.class, JsonConversions::read);

    private JsonConversions() {}

    private static JsonValue read(JsonNode json) {
        try (JsonReader reader = Json.createReader(new StringReader(json.toString()))) {
            return reader.readValue();
        }
    }
}
