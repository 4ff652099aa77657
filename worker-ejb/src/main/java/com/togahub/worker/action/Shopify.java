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

/** {@code Shopify/..}: what Shopify sends to {@code /webhook/shopify}. */
@WorkerAction
public class Shopify {
    private final Verification verification;

    /** With what checks signatures. */
    @Inject
    public Shopify(Verification verification) {
        this.verification = verification;
    }

    /**
     * What happened at Shopify.
     *
     * @param topic kind of event, such as {@code orders/create}
     * @param shop domain of the shop
     * @param id of what it is about, digit by digit
     * @param signature {@code valid}, or why it was not checked
     */
    public record Summary(String topic, Optional<String> shop, Optional<String> id, String signature) {}

    /**
     * Checks the signature and says what happened.
     *
     * @throws com.togahub.worker.signature.SignatureException when it is missing or wrong
     * @throws com.togahub.worker.signature.BodyException when there is no JSON
     */
    public Summary webhook(
            String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers) {
        Webhook webhook = verification.check(Sender.SHOPIFY, payload, isBase64Encoded, headers);
        JsonNode event = webhook.json();
        return new Summary(
                webhook.header("x-shopify-topic").orElse("unknown"),
                webhook.header("x-shopify-shop-domain"),
                Webhook.text(event.path("id")),
                webhook.signature());
    }
}
