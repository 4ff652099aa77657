package com.togahub.worker.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.worker.signature.Sender;
import com.togahub.worker.signature.Verification;
import com.togahub.worker.signature.Webhook;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** {@code Stripe/..}: what Stripe sends to {@code /webhook/stripe}. */
@WorkerAction
public class Stripe {
    private final Verification verification;

    /** With what checks signatures. */
    @Inject
    public Stripe(Verification verification) {
        this.verification = verification;
    }

    /**
     * What happened at Stripe.
     *
     * @param type kind of event, such as {@code charge.refunded}
     * @param event id of the event
     * @param object id of what it is about
     * @param signature {@code valid}, or why it was not checked
     */
    public record Summary(String type, Optional<String> event, Optional<String> object, String signature) {}

    /**
     * Checks the signature and says what happened.
     *
     * @throws com.togahub.worker.signature.SignatureException when it is missing or wrong
     * @throws com.togahub.worker.signature.BodyException when there is no JSON
     */
    public Summary webhook(
            String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers) {
        Webhook webhook = verification.check(Sender.STRIPE, payload, isBase64Encoded, headers);
        JsonNode event = webhook.json();
        return new Summary(
                Webhook.text(event.path("type")).orElse("unknown"),
                Webhook.text(event.path("id")),
                Webhook.text(event.path("data").path("object").path("id")),
                webhook.signature());
    }
}
