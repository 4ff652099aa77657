package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser carries the cart to.
 *
 * @param url as the buyer gave it
 * @param origin scheme, host and port of it, which a page's policy can name
 */
public record ReturnTarget(String url, String origin) {
    private static final Pattern PLAIN =
            Pattern.compile("(?i)(https?://(?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?)(?:[/?#].*)?");

    public ReturnTarget {
        requireNonNull(url, "url");
        requireNonNull(origin, "origin");
    }

    /** A target; empty for an address without a plain host, or with a password in it. */
    public static Optional<ReturnTarget> of(String url) {
        Matcher plain = PLAIN.matcher(url);
        return plain.matches()
                ? Optional.of(new ReturnTarget(url, plain.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
