package com.togahub.it.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An answer of the JSON API.
 *
 * @param status HTTP status
 * @param headers of the answer
 * @param envelope its body
 */
public record Reply(int status, HttpHeaders headers, JsonNode envelope) {
    /** The member of {@code data}. */
    public JsonNode data(String name) {
        JsonNode value = envelope.path("data").path(name);
        assertTrue(!value.isMissingNode(), () -> "no data." + name + " in " + envelope);
        return value;
    }

    /** Codes of the messages, in their order. */
    public List<String> codes() {
        return StreamSupport.stream(envelope.path("messages").spliterator(), false)
                .map(message -> message.path("code").asText())
                .toList();
    }

    /** The envelope's meta. */
    public JsonNode meta() {
        return envelope.path("meta");
    }

    /** Insists on a success with this status, and on an envelope that agrees. */
    public Reply succeeded(int expected) {
        assertEquals(expected, status, envelope::toString);
        assertEquals(expected, envelope.path("status").asInt(), envelope::toString);
        assertTrue(envelope.path("isSuccess").asBoolean(), envelope::toString);
        assertTrue(envelope.path("error").isNull(), envelope::toString);
        return this;
    }

    /** Insists on a failure whose first error has this code, and on an envelope that agrees and carries no data. */
    public Reply refused(int expected, String code) {
        assertEquals(expected, status, envelope::toString);
        assertEquals(expected, envelope.path("status").asInt(), envelope::toString);
        assertTrue(!envelope.path("isSuccess").asBoolean(true), envelope::toString);
        assertTrue(envelope.path("error").isTextual(), envelope::toString);
        assertEquals(code, envelope.path("messages").path(0).path("code").asText(), envelope::toString);
        assertEquals(0, envelope.path("data").size(), envelope::toString);
        return this;
    }
}
