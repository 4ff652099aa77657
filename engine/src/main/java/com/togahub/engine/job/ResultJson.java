package com.togahub.engine.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what an action returned as JSON: texts, numbers, lists, maps, records and trees; times as ISO texts. Of a result over a
 * million characters only the beginning is kept.
 */
final class ResultJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(TemporalAccessor.class, asText())
                    .addSerializer(TemporalAmount.class, asText())
                    .addSerializer(Optional.class, new OrNull()))
            .build();

    private static final int MAX_LENGTH = 1 << 20;
    private static final int SHOWN = 10_000;

    private ResultJson() {}

    /**
     * A result as JSON text.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    static String write(Object result) {
        String json = plain(result);
        return json.length() <= MAX_LENGTH
                ? json
                : plain(Map.of("truncated", true, "beginning", json.substring(0, SHOWN)));
    }

    /**
     * A value as JSON text, however long.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    static String plain(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unfit) {
            throw new IllegalArgumentException("this cannot be written as JSON", unfit);
        }
    }

    private static <T> JsonSerializer<T> asText() {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(value.toString());
            }
        };
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static final class OrNull extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writePOJO(value.orElse(null));
        }
    }
}
