package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.document.Body;
import java.util.Map;

/**
 * What a door sends back: the status, the headers beside the content type, and the envelope.
 *
 * @param status HTTP status
 * @param headers such as {@code Retry-After}
 * @param body the JSON envelope, UTF-8; whoever sends it closes it
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    public Answer {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }
}
