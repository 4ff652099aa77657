package com.togahub.engine.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.metadata.Interception.Phase;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static Change post(String body) {
        RawRequest raw = new RawRequest(
                "POST",
                "/orders",
                Map.of(),
                Optional.of("application/json"),
                Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of());
        return new Change("orders", RequestReader.read(raw));
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8), "test");
    }

    @Test
    void a_payload_is_replaced_by_one_of_its_form() {
        Change one = post("{}");
        one.replacePayload(json("{\"a\":1}"));
        assertEquals(1, one.payloads().get(0).path("a").asInt());
        assertThrows(IllegalArgumentException.class, () -> one.replacePayload(json("[{}]")));

        Change several = post("[{}]");
        several.replacePayload(json("[{},{}]"));
        assertEquals(2, several.payloads().size());
        assertThrows(IllegalArgumentException.class, () -> several.replacePayload(json("[5]")));
        assertThrows(IllegalArgumentException.class, () -> several.replacePayload(json("{}")));
    }

    @Test
    void what_has_been_carried_out_stays() {
        Change change = post("{}");
        change.finish(() -> json("{\"uuid\":\"x\"}"), List.of("x"));

        assertEquals(Phase.POST, change.phase());
        assertThrows(IllegalStateException.class, () -> change.replacePayload(json("{}")));
    }
}
