package com.togahub.worker.signature;

/** How a sender signs. */
sealed interface Scheme permits BodySignature, SlackSignature, StandardSignature, StripeSignature {
    /**
     * Checks a signature.
     *
     * @param secret the text that was agreed on with the sender
     * @throws SignatureException when it is missing, malformed, too old or wrong
     */
    void check(SignedDelivery delivery, String secret);
}
