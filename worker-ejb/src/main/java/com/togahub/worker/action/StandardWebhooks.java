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

/** {@code StandardWebhooks/..}: what senders that follow Standard Webhooks send to {@code /webhook/standard-webhooks}. */
@WorkerAction
public class StandardWebhooks {
    private final Verification verification;

    /** With what checks signatures. */
    @Inject
    public StandardWebhooks(Verification verification) {
        this.verification = verification;
    }

    /**
     * What a sender says.
     *
     * @param type kind of event, where the sender names one
     * @param id of the delivery, the same when it is sent again
     * @param signature {@code valid}, or why it was not checked
     */
    public record Summary(String type, Optional<String> id, String signature) {}

    /**
     * Checks the signature and says what happened.
     *
     * @throws com.togahub.worker.signature.SignatureException when it is missing or wrong
     * @throws com.togahub.worker.signature.BodyException when there is no JSON
     */
    public Summary webhook(
            String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers) {
        Webhook webhook = verification.check(Sender.STANDARDWEBHOOKS, payload, isBase64Encoded, headers);
        JsonNode event = webhook.json();
        return new Summary(
                Webhook.text(event.path("type")).orElse("unknown"),
                webhook.header("webhook-id").or(() -> webhook.header("svix-id")),
                webhook.signature());
    }
}
