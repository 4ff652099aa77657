package com.togahub.engine.cxml.sending;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a partner's server answers.
 *
 * @param status of HTTP
 * @param contentType as its header says
 * @param body bytes
 */
public record HttpAnswer(int status, Optional<String> contentType, byte[] body) {
    public HttpAnswer {
        requireNonNull(contentType, "contentType");
        requireNonNull(body, "body");
    }
}
