package com.togahub.worker.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stripe's: {@code t=<seconds>,v1=<hex>,..}; time and body are signed, and any of several {@code v1} may match, as while a
 * secret is replaced. Other versions do not count. Source: docs.stripe.com/webhooks/signature.
 */
record StripeSignature() implements Scheme {
    private static final String HEADER = "stripe-signature";
    private static final String TIME = "t=";
    private static final String VERSION = "v1=";

    @Override
    public void check(SignedDelivery delivery, String secret) {
        List<String> items = Arrays.stream(delivery.required(HEADER).split(",", -1))
                .map(String::strip)
                .toList();
        List<String> times = values(items, TIME).toList();
        if (times.size() != 1) {
            throw new SignatureException("the header " + HEADER + " must have one time (" + TIME + ")");
        }
        SigningTime time = SigningTime.parse(times.get(0));
        HmacSha256 hmac = HmacSha256.withKey(secret);
        byte[] head = (time.text() + ".").getBytes(StandardCharsets.UTF_8);
        if (values(items, VERSION)
                .noneMatch(each -> hmac.isSignature(each, HmacSha256.Form.HEX, head, delivery.body()))) {
            throw new SignatureException("no signature (" + VERSION + ") in " + HEADER + " is right");
        }
        time.isNear(delivery.received());
    }

    private static Stream<String> values(List<String> items, String name) {
        return items.stream().filter(item -> item.startsWith(name)).map(item -> item.substring(name.length()));
    }
}
