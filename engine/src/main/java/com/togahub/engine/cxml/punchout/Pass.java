package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

/**
 * What a visitor shows to be let in.
 *
 * @param slug of the client that is visited
 * @param sessionUuid which session
 * @param key its key
 */
public record Pass(String slug, String sessionUuid, SessionKey key) {
    public Pass {
        requireNonNull(slug, "slug");
        requireNonNull(sessionUuid, "sessionUuid");
        requireNonNull(key, "key");
    }
}
