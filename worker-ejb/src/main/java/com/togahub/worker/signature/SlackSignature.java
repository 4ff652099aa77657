package com.togahub.worker.signature;

import java.nio.charset.StandardCharsets;

/**
 * Slack's: version, time and body are signed. Source: api.slack.com/authentication/verifying-requests-from-slack.
 */
record SlackSignature() implements Scheme {
    private static final String TIME = "x-slack-request-timestamp";
    private static final String SIGNATURE = "x-slack-signature";
    private static final String VERSION = "v0";

    @Override
    public void check(SignedDelivery delivery, String secret) {
        SigningTime time = SigningTime.parse(delivery.required(TIME));
        String sent = delivery.required(SIGNATURE);
        time.isNear(delivery.received());
        byte[] head = (VERSION + ":" + time.text() + ":").getBytes(StandardCharsets.UTF_8);
        boolean isRight = sent.startsWith(VERSION + "=")
                && HmacSha256.withKey(secret)
                        .isSignature(sent.substring(VERSION.length() + 1), HmacSha256.Form.HEX, head, delivery.body());
        if (!isRight) {
            throw new SignatureException("the signature in " + SIGNATURE + " is wrong");
        }
    }
}
