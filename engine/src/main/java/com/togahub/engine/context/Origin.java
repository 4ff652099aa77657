package com.togahub.engine.context;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a request came from and how it was asked, for the log and the answer; never a source of rights.
 *
 * @param method HTTP method, or a word of the door's own for requests that are no HTTP
 * @param route path without options, such as {@code /v2/sales-orders}
 * @param options the query string as sent, secrets not included
 * @param body the request body with secrets redacted, if any
 * @param authority host that answers
 * @param address network address of the caller
 * @param userAgent as sent
 */
public record Origin(
        String method,
        String route,
        Optional<String> options,
        Optional<String> body,
        String authority,
        Optional<String> address,
        Optional<String> userAgent) {
    public Origin {
        requireNonNull(method, "method");
        requireNonNull(route, "route");
        requireNonNull(options, "options");
        requireNonNull(body, "body");
        requireNonNull(authority, "authority");
        requireNonNull(address, "address");
        requireNonNull(userAgent, "userAgent");
    }
}
