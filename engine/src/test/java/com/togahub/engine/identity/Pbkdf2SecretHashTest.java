package com.togahub.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class Pbkdf2SecretHashTest {
    private final SecretHash hashes = new Pbkdf2SecretHash();

    @Test
    void onlyTheSecretItselfIsVerified() {
        String hash = hashes.hash("pässword");
        assertTrue(hash.matches("PBKDF2WithHmacSHA512:210000:[^:]{44}:[^:]{44}"), hash);
        assertTrue(hashes.verify("pässword", hash));
        assertFalse(hashes.verify("passwörd", hash));
        assertFalse(hashes.verify("", hash));
        assertNotEquals(hash, hashes.hash("pässword"));
    }

    /** Computed with Python's {@code hashlib.pbkdf2_hmac}. */
    @Test
    void otherImplementationsAgree() {
        assertTrue(hashes.verify(
                "secret",
                "PBKDF2WithHmacSHA512:1000:MDEyMzQ1Njc4OWFiY2RlZg==:vgFvU7zWIDgDAUi7d8ayt+cfRiPWVVWfv8iQRsGZaZs="));
    }

    @Test
    void whatIsNoHashVerifiesNothing() {
        for (String text : List.of(
                "",
                "secret",
                "PBKDF2WithHmacSHA512:0:AAAA:AAAA",
                "PBKDF2WithHmacSHA512:99999999:" + "A".repeat(44) + ":" + "A".repeat(44))) {
            assertEquals(false, hashes.verify("secret", text), text);
        }
    }
}
