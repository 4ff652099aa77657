package com.togahub.worker.signature;

import com.togahub.worker.signature.HmacSha256.Form;

/** Whose webhooks can be checked. The names are those of the settings {@code TOGA_WEBHOOK_SECRET_<name>}. */
public enum Sender {
    /** ClickUp: the body's HMAC, hexadecimal. */
    CLICKUP,
    /** GitHub: the body's HMAC, hexadecimal behind {@code sha256=}; the older SHA-1 does not count. */
    GITHUB,
    /** Shopify: the body's HMAC, base64. */
    SHOPIFY,
    /** Slack: time and body. */
    SLACK,
    /** Whoever follows Standard Webhooks: id, time and body. */
    STANDARDWEBHOOKS,
    /** Stripe: time and body. */
    STRIPE;

    private static final String SETTING = "TOGA_WEBHOOK_SECRET_";

    /** How it signs. */
    Scheme scheme() {
        return switch (this) {
            case CLICKUP -> new BodySignature("x-signature", "", Form.HEX);
            case GITHUB -> new BodySignature("x-hub-signature-256", "sha256=", Form.HEX);
            case SHOPIFY -> new BodySignature("x-shopify-hmac-sha256", "", Form.BASE64);
            case SLACK -> new SlackSignature();
            case STANDARDWEBHOOKS -> new StandardSignature();
            case STRIPE -> new StripeSignature();
        };
    }

    /** The setting that holds its secret. */
    String setting() {
        return SETTING + name();
    }
}
