package com.togahub.worker.signature;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook whose signature was looked at.
 *
 * @param body byte for byte as it was sent
 * @param headers names in lower case
 * @param signature {@code valid}, or why it was not checked
 */
public record Webhook(byte[] body, Map<String, String> headers, String signature) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FORM = "application/x-www-form-urlencoded";

    public Webhook {
        requireNonNull(body, "body");
        headers = Map.copyOf(headers);
        requireNonNull(signature, "signature");
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the body is a form, not JSON. */
    public boolean isForm() {
        return headers.getOrDefault("content-type", "").startsWith(FORM);
    }

    /**
     * The body as JSON.
     *
     * @throws BodyException if it is none
     */
    public JsonNode json() {
        return json(body);
    }

    /**
     * JSON in a field of the form that the body is.
     *
     * @throws BodyException if it is none
     */
    public JsonNode json(String field) {
        return json(form().getOrDefault(field, "").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The fields of the form that the body is; of several with one name the first.
     *
     * @throws BodyException if its escapes are broken
     */
    public Map<String, String> form() {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                fields.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        } catch (IllegalArgumentException broken) {
            throw new BodyException("the body is not a form: " + broken.getMessage(), broken);
        }
        return fields;
    }

    /** A member as text: a text itself, or a number with all its digits. */
    public static Optional<String> text(JsonNode member) {
        return member.isTextual() || member.isNumber() ? Optional.of(member.asText()) : Optional.empty();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (JsonProcessingException broken) {
            throw new BodyException("the body is not JSON: " + broken.getOriginalMessage(), broken);
        } catch (IOException broken) {
            throw new BodyException("the body is not JSON", broken);
        }
        throw new BodyException("the body is not JSON: it is empty", null);
    }
}
