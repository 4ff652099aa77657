package com.togahub.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryRedactionTest {
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
        assertEquals(logged, QueryRedaction.query(query));
    }

    @Test
    void secretsInTheBlobAreHidden() {
        String harmless = blob("{\"where\":\"number==SO1\"}");
        assertEquals("_=" + harmless, QueryRedaction.query("_=" + harmless));
        for (String text : new String[] {
            "{\"password\":\"s3cr3t\"}", "{\"where\":\"password=='s3cr3t'\"}", "{\"where\":\"a==b;secret==s3cr3t\"}"
        }) {
            String logged = QueryRedaction.query("_=" + blob(text)).substring(2);
            String plain = new String(Base64.getUrlDecoder().decode(logged), StandardCharsets.UTF_8);
            assertFalse(plain.contains("s3cr3t"), plain);
        }
        assertEquals("_=[unreadable]", QueryRedaction.query("_=!!!"));
    }

    @Test
    void secretsByTheMetadataAreHidden() {
        SecretNames names = SecretNames.of(List.of("taxId", "pin"));
        assertEquals(
                "where=customer.taxId==[redacted];spin==1&taxid=[redacted]&fields=taxId",
                QueryRedaction.query("where=customer.taxId==123;spin==1&taxid=9&fields=taxId", names));
        assertEquals(
                "_=" + Redaction.MARK,
                QueryRedaction.query(
                        "_=" + blob("{\"where\":{\"field\":\"customer.pin\",\"op\":\"eq\",\"value\":\"123\"}}"),
                        names));
        assertEquals(
                "{\"a\":[{\"pin\":\"[redacted]\",\"spin\":1}],\"TAXID\":\"[redacted]\"}",
                Redaction.body(
                        "{\"a\":[{\"pin\":{\"b\":1},\"spin\":1}],\"TAXID\":7}".getBytes(StandardCharsets.UTF_8),
                        names));
    }

    @Test
    void hostileOptionsTakeNoTime() {
        String word = "secret".repeat(2000);
        String quotes = "secret=='" + "\\".repeat(12_000);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            QueryRedaction.query("where=" + word);
            QueryRedaction.query("where=" + quotes);
            QueryRedaction.query("where=" + "secret==(".repeat(2000));
            QueryRedaction.query("where=" + "secret =".repeat(2000));
        });
    }

    private static String blob(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
