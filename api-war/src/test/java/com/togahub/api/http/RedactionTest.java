package com.togahub.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transactionId=t&fields=a%20b|transactionId=t&fields=a%20b",
                "secret=s3cr3t&page=2|secret=[redacted]&page=2",
                "access_token=s3cr3t|access_token=[redacted]",
                "where=user.password==s3cr3t;name==x|where=user.password==[redacted];name==x",
                "where=user.password%3D%3Ds3cr3t|where=user.password==[redacted]",
                "where=secretHash=like='s3cr3t;x'|where=secretHash=like=[redacted]",
                "where=token=in=(s3cr3t,s3cr3t)|where=token=in=[redacted]",
                "where=number==SO00001|where=number==SO00001"
            })
    void secretsInOptionsAreHidden(String query, String logged) {
        assertEquals(logged, Redaction.query(query));
    }

    @Test
    void secretsInTheBlobAreHidden() {
        String harmless = blob("{\"where\":\"number==SO1\"}");
        assertEquals("_=" + harmless, Redaction.query("_=" + harmless));
        for (String text : new String[] {
            "{\"password\":\"s3cr3t\"}", "{\"where\":\"password=='s3cr3t'\"}", "{\"where\":\"a==b;secret==s3cr3t\"}"
        }) {
            String logged = Redaction.query("_=" + blob(text)).substring(2);
            String plain = new String(Base64.getUrlDecoder().decode(logged), StandardCharsets.UTF_8);
            assertFalse(plain.contains("s3cr3t"), plain);
        }
        assertEquals("_=[unreadable]", Redaction.query("_=!!!"));
    }

    @Test
    void hostileOptionsTakeNoTime() {
        String word = "secret".repeat(2000);
        String quotes = "secret=='" + "\\".repeat(12_000);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            Redaction.query("where=" + word);
            Redaction.query("where=" + quotes);
            Redaction.query("where=" + "secret==(".repeat(2000));
            Redaction.query("where=" + "secret =".repeat(2000));
        });
    }

    private static String blob(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
