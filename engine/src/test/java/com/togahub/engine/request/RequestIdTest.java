package com.togahub.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestIdTest {
    private static Optional<String> blob(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String plain = Base64.getEncoder().encodeToString(bytes);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Optional<String> found = RequestId.find(Optional.empty(), Map.of("_", List.of(plain)));
        assertEquals(found, RequestId.find(Optional.empty(), Map.of("_", List.of(url))));
        return found;
    }

    @Test
    void theHeaderComesFirstThenTheParameterThenTheBlob() {
        String blob = Base64.getEncoder().encodeToString("{\"transactionId\":\"b\"}".getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> parameters = Map.of("transactionId", List.of("p"), "_", List.of(blob));
        assertEquals(Optional.of("h"), RequestId.find(Optional.of("h"), parameters));
        assertEquals(Optional.of("p"), RequestId.find(Optional.empty(), parameters));
        assertEquals(Optional.of("b"), RequestId.find(Optional.empty(), Map.of("_", List.of(blob))));
    }

    @Test
    void theBlobMayBeBase64OrBase64url() {
        assertEquals(Optional.of("a.b:c-_1"), blob("{\"transactionId\":\"a.b:c-_1\",\"x\":\"~~~???>>>\"}"));
    }

    @Test
    void whatIsNoTextIsNoId() {
        for (String json : List.of("{}", "[]", "{\"transactionId\":1}", "{\"transactionId\":null}", "{", "1", "")) {
            assertEquals(Optional.empty(), blob(json), json);
        }
        assertEquals(Optional.empty(), RequestId.find(Optional.empty(), Map.of("_", List.of("%%%"))));
        assertEquals(Optional.empty(), RequestId.find(Optional.empty(), Map.of("transactionId", List.of("a", "b"))));
    }
}
