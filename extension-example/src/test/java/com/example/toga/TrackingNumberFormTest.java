package com.example.toga;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackingNumberFormTest {
    private static Change post(String body) {
        RawRequest raw = new RawRequest(
                "POST",
                "/tracking-numbers",
                Map.of(),
                Optional.of("application/json"),
                Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of());
        return new Change("trackingNumbers", RequestReader.read(raw));
    }

    private static Change handled(Change change) {
        // no requests: it looks at the payload alone
        new TrackingNumberForm().handle(change, null);
        return change;
    }

    @Test
    void spaces_go_and_letters_are_capitals_in_every_element() {
        Change change = handled(post("[{\"number\":\"1z 999 aa1\"},{\"carrier\":\"UPS\"}]"));

        assertEquals("1Z999AA1", change.payloads().get(0).path("number").asText());
        assertEquals("UPS", change.payloads().get(1).path("carrier").asText());
    }

    @Test
    void a_short_number_is_refused() {
        Refusal refused = assertThrows(Refusal.class, () -> handled(post("{\"number\":\"1 2\"}")));

        assertEquals("number", refused.path());
    }
}
