package com.togahub.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs over a directory of hostile tokens that is not part of the sources: {@code -Dtoga.samples=<directory>}. */
@EnabledIfSystemProperty(named = "toga.samples", matches = ".+")
class HostileTokensTest {
    @Test
    void everyTokenIsAcceptedOrRefusedAsItMust() throws IOException {
        Path file = Path.of(System.getProperty("toga.samples"), "jwt", "public.json");
        JsonNode corpus = new ObjectMapper().readTree(Files.readString(file));
        byte[] secret = corpus.get("secret_utf8").textValue().getBytes(StandardCharsets.UTF_8);
        List<String> wrong = new ArrayList<>();
        for (JsonNode token : corpus.get("tokens")) {
            String expected = token.get("expect").textValue();
            boolean accepted = isAccepted(token, secret);
            boolean right = expected.startsWith("accept")
                    ? accepted
                    : !expected.startsWith("reject") || expected.equals("reject-if-aud-configured") || !accepted;
            if (!right) {
                wrong.add(token.get("name").textValue());
            }
        }
        assertTrue(corpus.get("tokens").size() > 50);
        assertEquals(List.of(), wrong);
    }

    private static boolean isAccepted(JsonNode token, byte[] secret) {
        Instant clock = Instant.ofEpochSecond(token.get("clock").longValue());
        try {
            assertFalse(SignedClaims.read(
                            token.get("token").textValue(),
                            kid -> kid.isEmpty() ? Optional.of(secret) : Optional.empty(),
                            "https://idp.example",
                            clock)
                    .getClaimsMap()
                    .isEmpty());
            return true;
        } catch (ProblemException e) {

            return false;
        }
    }
}
