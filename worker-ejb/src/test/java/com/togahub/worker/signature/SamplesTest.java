package com.togahub.worker.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.engine.job.binding.ActionPath;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.Delivery;
import com.togahub.engine.webhook.DeliveryIds;
import com.togahub.worker.action.Github;
import com.togahub.worker.action.Shopify;
import com.togahub.worker.action.Slack;
import com.togahub.worker.action.StandardWebhooks;
import com.togahub.worker.action.Stripe;
import com.togahub.worker.action.clickup.TaskUpdate;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sample of a collection goes through its sender's action: our own, and a larger one where it lies beside the checkout. */
class SamplesTest {
    @TestFactory
    Stream<DynamicTest> ownSamples() throws IOException, URISyntaxException {
        URL folder = SamplesTest.class.getResource("/webhooks");
        return tests(Sample.of(Path.of(folder.toURI())));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheCollection() throws IOException {
        Optional<Path> folder = collection();
        assumeTrue(folder.isPresent(), "there is no collection here");
        return tests(Sample.of(folder.get()));
    }

    private static Stream<DynamicTest> tests(List<Sample> samples) {
        assertTrue(samples.size() > 20, "a collection has more samples");
        return samples.stream().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> judge(sample)));
    }

    private static void judge(Sample sample) {
        switch (sample.expected()) {
            case "accept" -> accepted(sample);
            case "accept-once" -> acceptedOnce(sample);
            case "reject-401" -> assertThrows(SignatureException.class, () -> run(sample, sample.clock()));
            case "reject-400" -> refusedForAReason(sample);
            case "signature-ok" -> assertThrows(BodyException.class, () -> run(sample, sample.clock()));
            case "either" -> either(sample);
            default -> fail("not an expectation: " + sample.expected());
        }
    }

    private static void accepted(Sample sample) {
        assertTrue(run(sample, sample.clock()).toString().contains("signature=valid"));
        if (sample.tolerance() > 0) {
            run(sample, sample.clock() - sample.tolerance());
            run(sample, sample.clock() + sample.tolerance());
            assertThrows(SignatureException.class, () -> run(sample, sample.clock() - sample.tolerance() - 1));
            assertThrows(SignatureException.class, () -> run(sample, sample.clock() + sample.tolerance() + 1));
        }
    }

    /** The second one is no second job, as its key is the first one's; what the key does is the stores' concern. */
    private static void acceptedOnce(Sample sample) {
        accepted(sample);
        assertEquals(key(sample), key(sample));
        assertTrue(key(sample).isPresent());
        Map<String, String> others = new HashMap<>(sample.headers());
        others.replaceAll((name, value) -> value + "0");
        assertNotEquals(key(sample), key(delivery(sample, others)));
    }

    private static void refusedForAReason(Sample sample) {
        RuntimeException refused = assertThrows(RuntimeException.class, () -> run(sample, sample.clock()));
        assertTrue(refused instanceof SignatureException || refused instanceof BodyException, refused::toString);
    }

    private static void either(Sample sample) {
        try {
            accepted(sample);
        } catch (SignatureException refused) {
            assertTrue(refused.getMessage().contains("signature"));
        }
    }

    /** The job runs a day after its delivery came in: its age then is no matter. */
    private static Object run(Sample sample, long received) {
        Instant receivedAt = Instant.ofEpochSecond(received);
        Verification verification = new Verification(
                settings(sample.sender(), sample.secret()),
                Clock.fixed(receivedAt.plus(Duration.ofDays(1)), ZoneOffset.UTC));
        Map<String, String> headers = new HashMap<>(sample.headers());
        headers.put(Delivery.RECEIVED_AT, receivedAt.toString());
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sample.body()))
                    .toString();
            return act(sample.sender(), verification, text, false, headers);
        } catch (CharacterCodingException binary) {
            String base64 = Base64.getEncoder().encodeToString(sample.body());
            return act(sample.sender(), verification, base64, true, headers);
        }
    }

    private static Settings settings(Sender sender, String secret) {
        return Settings.parse(Map.of(
                "TOGA_ENVIRONMENT",
                "test",
                "TOGA_INSTANCE_ID",
                "test-1",
                "TOGA_SPOOL_DIR",
                "target/spool",
                "TOGA_CORE_URL",
                "jdbc:mysql://localhost/Core",
                "TOGA_CORE_USER",
                "toga",
                "TOGA_CORE_PASSWORD",
                "test-only",
                "TOGA_WEBHOOK_SECRET_" + sender,
                secret));
    }

    private static Object act(
            Sender sender, Verification verification, String payload, boolean isBase64, Map<String, String> headers) {
        return switch (sender) {
            case CLICKUP -> new TaskUpdate(verification).webhook(payload, isBase64, headers);
            case GITHUB -> new Github(verification).webhook(payload, isBase64, headers);
            case SHOPIFY -> new Shopify(verification).webhook(payload, isBase64, headers);
            case SLACK -> new Slack(verification).webhook(payload, isBase64, headers);
            case STANDARDWEBHOOKS -> new StandardWebhooks(verification).webhook(payload, isBase64, headers);
            case STRIPE -> new Stripe(verification).webhook(payload, isBase64, headers);
        };
    }

    private static Optional<String> key(Sample sample) {
        return key(delivery(sample, sample.headers()));
    }

    private static Optional<String> key(Delivery delivery) {
        return new DeliveryIds(settings(Sender.GITHUB, "none").webhookIdHeaders())
                .key(delivery, new ActionPath("Github/Webhook"));
    }

    private static Delivery delivery(Sample sample, Map<String, String> headers) {
        return new Delivery(
                "uuid", "POST", "/github", Optional.empty(), Optional.empty(), Instant.EPOCH, headers, sample.body());
    }

    private static Optional<Path> collection() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path samples = folder.resolveSibling("shared/samples/webhooks");
            if (Files.isDirectory(samples)) {
                return Optional.of(samples);
            }
        }
        return Optional.empty();
    }
}
