package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a door received it, nothing of it understood yet.
 *
 * @param method HTTP method, upper case
 * @param path what stands after {@code /v2}, decoded, such as {@code /sales-orders}
 * @param parameters query parameters, decoded, in order
 * @param contentType media type of the body, if one was sent
 * @param body the body's bytes, if any
 * @param headers conditional headers and others the engine reads, names in lower case
 */
public record RawRequest(
        String method,
        String path,
        Map<String, List<String>> parameters,
        Optional<String> contentType,
        Optional<byte[]> body,
        Map<String, String> headers) {
    public RawRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        parameters = new LinkedHashMap<>(parameters);
        requireNonNull(contentType, "contentType");
        requireNonNull(body, "body");
        headers = Map.copyOf(headers);
    }

    /** The same request for what stands behind a part of its path. */
    public RawRequest below(String part) {
        return new RawRequest(method, path.substring(part.length()), parameters, contentType, body, headers);
    }
}
