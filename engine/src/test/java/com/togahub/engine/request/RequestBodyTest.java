package com.togahub.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
    private static final String UUID = "22222222-2222-4222-8222-222222222222";

    private static ApiRequest read(String method, String path, String body) {
        return RequestReader.read(new RawRequest(
                method,
                path,
                Map.of(),
                Optional.of("application/json"),
                Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of()));
    }

    private static String array(int elements) {
        return "[" + String.join(",", Collections.nCopies(elements, "{}")) + "]";
    }

    @Test
    void a_collection_takes_up_to_a_thousand_objects() {
        assertEquals(1, read("POST", "/orders", array(1)).objects().size());
        assertEquals(
                1_000,
                read("POST", "/orders/" + UUID + "/lines", array(1_000))
                        .objects()
                        .size());
        assertTrue(read("POST", "/orders", array(1)).isSeveral());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /orders          | []      | EV-1",
                "POST   | /orders          | 5       | EV-1",
                "POST   | /orders          | [{}, 5] | EV-1 [1]",
                "PUT    | /orders          | [{}]    | EV-1",
                "PATCH  | /orders/" + UUID + " | [{}] | EV-1",
                "POST   | /orders/" + UUID + " | [{}] | EV-1"
            })
    void other_bodies_are_malformed(String method, String path, String body, String expected) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(method, path, body));

        assertEquals(
                expected,
                refused.problems().get(0).code().wireName()
                        + refused.problems()
                                .get(0)
                                .path()
                                .map(place -> " " + place)
                                .orElse(""));
    }

    @Test
    void more_are_too_many() {
        ProblemException refused = assertThrows(ProblemException.class, () -> read("POST", "/orders", array(1_001)));

        assertEquals("EV-10", refused.problems().get(0).code().wireName());
    }
}
