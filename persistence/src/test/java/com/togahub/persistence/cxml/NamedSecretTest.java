package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.togahub.persistence.testing.DatabaseServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Identities whose secret is kept outside of the database, under the name that their row holds. */
class NamedSecretTest {
    private static final String SHARED = "<SharedSecret>open sesame</SharedSecret>";

    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void a_code_over_the_secret_proves_the_sender() throws GeneralSecurityException {
        keep("TOGA_SECRET_CXML_BUYER", "abracadabra");
        String document = GatewayFixture.order("PO-MAC", "mac-1@buyer").replace(SHARED, mac("abracadabra"));
        assertEquals("200", gateway.post(document).status());
        assertFalse(gateway.kept("mac-1@buyer").get("document").contains(code(document)), "the code is kept");
    }

    @Test
    void the_secret_itself_does_so_too_and_counts_as_it_is_now() throws GeneralSecurityException {
        keep("TOGA_SECRET_CXML_BUYER", "abracadabra");
        String document = GatewayFixture.order("PO-REF", "ref-1@buyer");
        assertEquals("401", gateway.post(document).status());
        assertEquals(
                "200",
                gateway.post(document.replace("open sesame", "abracadabra")).status());
        gateway.secrets().put("TOGA_SECRET_CXML_BUYER", "changed");
        assertEquals(
                "401",
                gateway.post(document.replace("open sesame", "abracadabra")).status());
        assertEquals(
                "401",
                gateway.post(document.replace(SHARED, mac("abracadabra"))).status());
        assertEquals(1, gateway.orders("PO-REF"));
    }

    @Test
    void no_other_secret_of_the_server_can_be_named() {
        keep("TOGA_SECRET_DATABASE", "abracadabra");
        String document = GatewayFixture.order("PO-CORE", "core-1@buyer").replace("open sesame", "abracadabra");
        assertEquals("401", gateway.post(document).status());
    }

    private void keep(String name, String secret) {
        gateway.secrets().put(name, secret);
        DatabaseServer.shared()
                .execute(
                        gateway.core(),
                        "UPDATE ClientApiIdentities SET sharedSecretHash = NULL, sharedSecretRef = '" + name
                                + "' WHERE identity = '111'");
    }

    private static String code(String document) {
        return document.replaceAll("(?s).*<CredentialMac[^>]*>([^<]*)<.*", "$1");
    }

    private static String mac(String secret) throws GeneralSecurityException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String creation =
                now.minus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC).toString();
        String expiration =
                now.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC).toString();
        String text = String.join("\0", "duns", "111", "duns", "111", creation, expiration) + "\0";
        Mac hash = Mac.getInstance("HmacSHA1");
        hash.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] proof = Arrays.copyOf(hash.doFinal(text.getBytes(StandardCharsets.UTF_8)), 12);
        return "<CredentialMac type=\"FromSenderCredentials\" algorithm=\"HMAC-SHA1-96\" creationDate=\"" + creation
                + "\" expirationDate=\"" + expiration + "\">"
                + Base64.getEncoder().encodeToString(proof) + "</CredentialMac>";
    }
}
