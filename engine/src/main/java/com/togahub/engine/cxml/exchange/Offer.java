package com.togahub.engine.cxml.exchange;

import java.util.Map;

/**
 * How far a request is carried out, for the profile.
 *
 * @param options name and value, such as {@code changes} and {@code Yes}
 */
public record Offer(Map<String, String> options) {
    public Offer {
        options = Map.copyOf(options);
    }
}
