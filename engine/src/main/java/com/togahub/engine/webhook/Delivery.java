package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook request as it came in.
 *
 * @param uuid its name, and its job's
 * @param method HTTP method
 * @param path what follows {@code /webhook}, decoded, with a leading slash
 * @param query as sent, if any
 * @param address network address of the sender
 * @param receivedAt when it came in, by this node's clock
 * @param headers names in lower case, several values joined by a comma
 * @param body byte for byte; of one larger than {@link #MAX_BODY_BYTES} a beginning that is larger too
 */
public record Delivery(
        String uuid,
        String method,
        String path,
        Optional<String> query,
        Optional<String> address,
        Instant receivedAt,
        Map<String, String> headers,
        byte[] body) {
    /** The largest body that is taken. */
    public static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    /**
     * The header that tells an action when the delivery came in, as an ISO instant. It is set here; what a sender puts there
     * is overwritten. A header, as actions declare {@code payload} and {@code headers} and would refuse a parameter more.
     */
    public static final String RECEIVED_AT = "x-toga-received-at";

    public Delivery {
        requireNonNull(uuid, "uuid");
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(query, "query");
        requireNonNull(address, "address");
        requireNonNull(receivedAt, "receivedAt");
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }

    /** Whether the body is larger than what is taken. */
    boolean isTooLarge() {
        return body.length > MAX_BODY_BYTES;
    }
}
