package com.togahub.engine.cxml.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.engine.cxml.caller.PunchOutTerms.Carriage;
import com.togahub.engine.cxml.caller.PunchOutTerms.Kind;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping may say about punch-out. */
class PunchOutTermsTest {
    private static Optional<PunchOutTerms> terms(String json) throws Exception {
        JsonNode mapping = new ObjectMapper().readTree("{\"punchOut\": " + json + "}");
        return Mapping.of(mapping).punchOut();
    }

    @Test
    void absent_members_have_defaults() throws Exception {
        PunchOutTerms terms = terms("{\"kind\": \"QUOTE\"}").orElseThrow();
        assertEquals(
                new PunchOutTerms(
                        Kind.QUOTE,
                        Set.of(Operation.values()),
                        Duration.ofHours(1),
                        Duration.ofDays(30),
                        false,
                        Carriage.BASE64),
                terms);
        assertEquals(Operation.EDIT, terms.highest());
        assertEquals(Optional.empty(), terms("null"));
    }

    @Test
    void edit_implies_inspect() throws Exception {
        PunchOutTerms terms = terms("{\"kind\": \"SESSION\", \"operations\": [\"create\", \"edit\"], \"minutes\": 5,"
                        + " \"days\": 1, \"user\": {\"create\": true}, \"return\": \"urlencoded\"}")
                .orElseThrow();
        assertEquals(Set.of(Operation.values()), terms.operations());
        assertEquals(Duration.ofMinutes(5), terms.validity());
        assertEquals(Carriage.URLENCODED, terms.carriage());
        assertEquals(
                Operation.INSPECT,
                terms("{\"kind\": \"CART\", \"operations\": [\"inspect\", \"create\"]}")
                        .orElseThrow()
                        .highest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\": \"BASKET\"}",
                "{\"kind\": \"CART\", \"minute\": 5}",
                "{\"kind\": \"CART\", \"minutes\": 0}",
                "{\"kind\": \"CART\", \"minutes\": \"5\"}",
                "{\"kind\": \"CART\", \"minutes\": 1441}",
                "{\"kind\": \"CART\", \"days\": 0.5}",
                "{\"kind\": \"CART\", \"operations\": []}",
                "{\"kind\": \"CART\", \"operations\": [\"source\"]}",
                "{\"kind\": \"CART\", \"user\": {\"make\": true}}",
                "{\"kind\": \"CART\", \"return\": \"json\"}"
            })
    void what_is_not_known_is_refused(String json) {
        assertThrows(IllegalArgumentException.class, () -> terms(json));
    }
}
