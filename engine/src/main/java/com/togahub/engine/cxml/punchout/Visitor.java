package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a page was asked for from; for the log alone.
 *
 * @param authority host that answers
 * @param address network address
 * @param userAgent the browser
 */
public record Visitor(String authority, Optional<String> address, Optional<String> userAgent) {
    public Visitor {
        requireNonNull(authority, "authority");
        requireNonNull(address, "address");
        requireNonNull(userAgent, "userAgent");
    }
}
