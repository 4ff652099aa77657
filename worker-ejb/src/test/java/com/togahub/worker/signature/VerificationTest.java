package com.togahub.worker.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.Delivery;
import com.togahub.worker.action.Shopify;
import com.togahub.worker.action.Slack;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final String SLACK_SECRET = "0123456789abcdef0123456789abcdef";
    private static final long SIGNED = 1_800_000_000;

    private static Verification verification(long now, Map<String, String> secrets) {
        Map<String, String> values = new HashMap<>(Map.of(
                "TOGA_ENVIRONMENT", "test",
                "TOGA_INSTANCE_ID", "test-1",
                "TOGA_SPOOL_DIR", "target/spool",
                "TOGA_CORE_URL", "jdbc:mysql://localhost/Core",
                "TOGA_CORE_USER", "toga",
                "TOGA_CORE_PASSWORD", "test-only"));
        values.putAll(secrets);
        return new Verification(Settings.parse(values), Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
    }

    private static Map<String, String> slack(String... more) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "content-type", "application/x-www-form-urlencoded",
                "x-slack-request-timestamp", Long.toString(SIGNED),
                "x-slack-signature", "v0=f1a0e2a2"));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }

    @Test
    void withoutASecretADeliveryFailsAndTheSettingIsNamed() {
        SignatureException refused =
                assertThrows(SignatureException.class, () -> new Shopify(verification(SIGNED, Map.of()))
                        .webhook("{}", false, Map.of()));
        assertTrue(refused.getMessage().contains("TOGA_WEBHOOK_SECRET_SHOPIFY"), refused::getMessage);
    }

    @Test
    void theEmbeddedDefaultTakesWhatItCannotCheckAndSaysSo() {
        Shopify.Summary summary = new Shopify(verification(SIGNED, Map.of("TOGA_ENVIRONMENT", "embedded")))
                .webhook("{\"id\":12345678901234567890123}", false, Map.of());
        assertEquals(Optional.of("12345678901234567890123"), summary.id());
        assertTrue(summary.signature().startsWith("not checked"), summary::signature);
    }

    @Test
    void aDeliveryThatDoesNotSayWhenItCameInIsJudgedByTheClock() {
        Verification late = verification(SIGNED + 301, Map.of("TOGA_WEBHOOK_SECRET_SLACK", SLACK_SECRET));
        SignatureException refused =
                assertThrows(SignatureException.class, () -> new Slack(late).webhook("", false, slack()));
        assertTrue(refused.getMessage().contains("5 minutes"), refused::getMessage);
        Verification soon = verification(SIGNED + 299, Map.of("TOGA_WEBHOOK_SECRET_SLACK", SLACK_SECRET));
        refused = assertThrows(SignatureException.class, () -> new Slack(soon).webhook("", false, slack()));
        assertEquals("the signature in x-slack-signature is wrong", refused.getMessage());
    }

    @Test
    void aBrokenTimeOfReceiptIsRefused() {
        Verification verification = verification(SIGNED, Map.of("TOGA_WEBHOOK_SECRET_SLACK", SLACK_SECRET));
        assertThrows(SignatureException.class, () -> new Slack(verification)
                .webhook("", false, slack(Delivery.RECEIVED_AT, "yesterday")));
    }

    @Test
    void anUnusableSecretIsNamedNotShown() {
        Verification verification =
                verification(SIGNED, Map.of("TOGA_WEBHOOK_SECRET_STANDARDWEBHOOKS", "whsec_not base64"));
        Map<String, String> headers =
                Map.of("webhook-id", "1", "webhook-timestamp", Long.toString(SIGNED), "webhook-signature", "v1,AAAA");
        SignatureException refused = assertThrows(
                SignatureException.class, () -> verification.check(Sender.STANDARDWEBHOOKS, "{}", false, headers));
        assertTrue(refused.getMessage().contains("whsec_"), refused::getMessage);
        assertFalse(refused.getMessage().contains("not base64"), refused::getMessage);
    }

    @Test
    void formsWithJsonInsideAreRead() {
        Slack.Summary summary = new Slack(verification(SIGNED, Map.of("TOGA_ENVIRONMENT", "embedded")))
                .webhook(
                        "payload=%7B%22type%22%3A%22block_actions%22%2C%22team%22%3A%7B%22id%22%3A%22T9%22%7D%7D",
                        false, slack());
        assertEquals("block_actions", summary.type());
        assertEquals(Optional.of("T9"), summary.team());
    }
}
