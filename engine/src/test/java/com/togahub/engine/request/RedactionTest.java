package com.togahub.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static String body(String text) {
        return Redaction.body(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"apiKey\":\"k\",\"secret\":\"s3cr3t\"} | {\"apiKey\":\"k\",\"secret\":\"[redacted]\"}",
                "{\"client\":\"acme\",\"newPassword\":\"s3cr3t\"} | {\"client\":\"acme\",\"newPassword\":\"[redacted]\"}",
                "{\"refreshToken\":\"s3cr3t\"} | {\"refreshToken\":\"[redacted]\"}",
                "[{\"a\":{\"sharedSecret\":{\"x\":[1,\"s3cr3t\"]}},\"b\":2}] | [{\"a\":{\"sharedSecret\":\"[redacted]\"},\"b\":2}]",
                "{\"card_number\":4111111111111111,\"n\":1} | {\"card_number\":\"[redacted]\",\"n\":1}",
                "{\"quantity\":1.2300,\"note\":\"ok\"} | {\"quantity\":1.2300,\"note\":\"ok\"}",
            })
    void secretMembersAreHiddenAndOthersKept(String given, String logged) {
        assertEquals(logged, body(given));
    }

    @Test
    void aBrokenBodyShowsNothingBeyondTheFault() {
        String logged = body("{\"name\":\"x\", oops \"password\":\"s3cr3t\"}");
        assertFalse(logged.contains("s3cr3t"), logged);
        assertTrue(logged.contains("not JSON"), logged);
        assertFalse(body("password=s3cr3t").contains("s3cr3t"));
        assertFalse(body("\"unfinished s3cr3t").contains("s3cr3t"));
    }

    @Test
    void aLongBodyIsCut() {
        String logged = body("{\"a\":\"" + "x".repeat(500_000) + "\"}");
        assertEquals(Redaction.MOST, logged.length());
    }
}
