package com.togahub.api.punchout;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.punchout.SessionKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address below {@code /punchout} names.
 *
 * @param slug the client
 * @param startKey of a start page
 * @param session uuid of a page's session; empty of a start page
 * @param action of a form: {@code basket}, {@code return} or {@code cancel}; empty of a page
 */
record PagePath(String slug, Optional<SessionKey> startKey, String session, String action) {
    private static final Pattern START = Pattern.compile("/([a-z0-9-]{1,64})/start/([A-Za-z0-9_-]{43})");
    private static final Pattern PAGE =
            Pattern.compile("/([a-z0-9-]{1,64})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(basket|return|cancel|)");

    PagePath {
        requireNonNull(slug, "slug");
        requireNonNull(startKey, "startKey");
        requireNonNull(session, "session");
        requireNonNull(action, "action");
    }

    static Optional<PagePath> of(String pathInfo) {
        String path = pathInfo == null ? "" : pathInfo;
        Matcher start = START.matcher(path);
        if (start.matches()) {
            return Optional.of(new PagePath(start.group(1), Optional.of(new SessionKey(start.group(2))), "", ""));
        }
        Matcher page = PAGE.matcher(path);
        return page.matches()
                ? Optional.of(new PagePath(page.group(1), Optional.empty(), page.group(2), page.group(3)))
                : Optional.empty();
    }
}
