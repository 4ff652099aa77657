package com.togahub.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** Runs over collected tokens, where a folder {@code shared/samples/jwt} stands beside or above the working directory. */
class HostileTokensTest {
    @Test
    void everyTokenIsAcceptedOrRefusedAsItMust() throws IOException {
        Optional<Path> file = collection();
        assumeTrue(file.isPresent(), "no shared/samples/jwt above the working directory: skipped");
        JsonNode corpus = new ObjectMapper().readTree(Files.readString(file.get()));
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

    private static Optional<Path> collection() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path candidate = here.resolve("shared/samples/jwt/public.json");
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
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
