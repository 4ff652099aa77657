package com.togahub.worker.signature;

import static java.util.Objects.requireNonNull;

/**
 * The body alone is signed, and the signature stands in a header of its own.
 *
 * @param header name in lower case
 * @param prefix what stands before the signature
 * @param form how the signature is written
 */
record BodySignature(String header, String prefix, HmacSha256.Form form) implements Scheme {
    BodySignature {
        requireNonNull(header, "header");
        requireNonNull(prefix, "prefix");
        requireNonNull(form, "form");
    }

    @Override
    public void check(SignedDelivery delivery, String secret) {
        String sent = delivery.required(header);
        boolean isRight = sent.startsWith(prefix)
                && HmacSha256.withKey(secret).isSignature(sent.substring(prefix.length()), form, delivery.body());
        if (!isRight) {
            throw new SignatureException("the signature in " + header + " is wrong");
        }
    }
}
