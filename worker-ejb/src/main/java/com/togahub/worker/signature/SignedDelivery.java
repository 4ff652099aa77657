package com.togahub.worker.signature;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook as its signature sees it.
 *
 * @param body byte for byte as it was sent
 * @param headers names in lower case
 * @param received when it came in, however much later it is looked at
 */
record SignedDelivery(byte[] body, Map<String, String> headers, Instant received) {
    SignedDelivery {
        requireNonNull(body, "body");
        headers = Map.copyOf(headers);
        requireNonNull(received, "received");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * A header that must be there.
     *
     * @throws SignatureException naming it when it is not
     */
    String required(String name) {
        return header(name).orElseThrow(() -> new SignatureException("the header " + name + " is missing"));
    }
}
