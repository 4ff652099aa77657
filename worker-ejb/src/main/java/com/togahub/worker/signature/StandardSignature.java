package com.togahub.worker.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Standard Webhooks 1.0: id, time and body are signed, several signatures may be sent, and the secret is base64 behind
 * {@code whsec_}. Source: github.com/standard-webhooks/standard-webhooks, "Signature scheme".
 */
record StandardSignature() implements Scheme {
    /** Prefixes of the three headers; the second is what the scheme was called before. */
    private static final List<String> PREFIXES = List.of("webhook", "svix");

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    @Override
    public void check(SignedDelivery delivery, String secret) {
        String prefix = PREFIXES.stream()
                .filter(each -> delivery.header(each + "-signature").isPresent())
                .findFirst()
                .orElse(PREFIXES.get(0));
        String id = delivery.required(prefix + "-id");
        SigningTime time = SigningTime.parse(delivery.required(prefix + "-timestamp"));
        String signatures = delivery.required(prefix + "-signature");
        time.isNear(delivery.received());
        HmacSha256 hmac = new HmacSha256(key(secret));
        byte[] head = (id + "." + time.text() + ".").getBytes(StandardCharsets.UTF_8);
        boolean isSigned = Arrays.stream(signatures.split(" ", -1))
                .filter(each -> each.startsWith(VERSION))
                .anyMatch(each -> hmac.isSignature(
                        each.substring(VERSION.length()), HmacSha256.Form.BASE64, head, delivery.body()));
        if (!isSigned) {
            throw new SignatureException("no signature in " + prefix + "-signature is right");
        }
    }

    private static byte[] key(String secret) {
        try {
            byte[] key = Base64.getDecoder()
                    .decode(secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret);
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw unusable();
        }
        throw unusable();
    }

    private static SignatureException unusable() {
        return new SignatureException("the configured secret is not " + SECRET_PREFIX + " followed by base64");
    }
}
