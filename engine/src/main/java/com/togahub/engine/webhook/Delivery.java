package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

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
 * @param headers names in lower case, several values joined by a comma
 * @param body byte for byte
 */
public record Delivery(
        String uuid,
        String method,
        String path,
        Optional<String> query,
        Optional<String> address,
        Map<String, String> headers,
        byte[] body) {
    /** The largest body that is taken. */
    public static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    public Delivery {
        requireNonNull(uuid, "uuid");
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(query, "query");
        requireNonNull(address, "address");
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }
}
