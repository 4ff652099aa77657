package com.togahub.worker.signature;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.settings.Secret;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Checks webhooks with the secrets of this installation. */
@ApplicationScoped
public class Verification {
    private Settings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected Verification() {}

    /**
     * With the settings that hold the secrets.
     *
     * @param clock for deliveries that do not say when they came in
     */
    @Inject
    public Verification(Settings settings, Clock clock) {
        this.settings = requireNonNull(settings, "settings");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Checks a webhook's signature over the bytes as they were sent. Its age is judged by when it came in, so that a job that
     * runs late, or again, is judged as it was at first.
     *
     * @param payload the job's parameter
     * @param isBase64Encoded the job's parameter
     * @param headers the job's parameter
     * @throws SignatureException when the signature is missing or wrong, or, outside of the start command, no secret is set
     */
    public Webhook check(Sender sender, String payload, boolean isBase64Encoded, Map<String, String> headers) {
        byte[] body = isBase64Encoded ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8);
        Secret secret = settings.webhookSecrets().get(sender.name());
        if (secret == null) {
            String missing = "no secret is configured (" + sender.setting() + ")";
            if (settings.isEmbedded()) {
                return new Webhook(body, headers, "not checked: " + missing);
            }
            throw new SignatureException(missing);
        }
        sender.scheme().check(new SignedDelivery(body, headers, received(headers)), secret.value());
        return new Webhook(body, headers, "valid");
    }

    private Instant received(Map<String, String> headers) {
        String text = headers.get(Delivery.RECEIVED_AT);
        if (text == null) {
            return clock.instant();
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException broken) {
            throw new SignatureException("the header " + Delivery.RECEIVED_AT + " is not an instant");
        }
    }
}
