package com.togahub.api.punchout;

import com.togahub.engine.cxml.punchout.SessionKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that holds a page's key: for its path, out of scripts' reach, and never sent with another site's form. */
final class VisitCookie {
    private static final String NAME = "toga-punchout";

    private VisitCookie() {}

    /** The value of Set-Cookie. */
    static String header(SessionKey key, String path, Duration validity, boolean isSecure) {
        return NAME + "=" + key.text() + "; Path=" + path + "; Max-Age=" + validity.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "");
    }

    /** The key that a request comes with. */
    static Optional<SessionKey> key(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(SessionKey::isOne)
                        .map(SessionKey::new)
                        .findFirst();
    }
}
