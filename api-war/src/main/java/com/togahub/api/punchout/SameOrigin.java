package com.togahub.api.punchout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Whether a form comes from a page of this server: every browser says so, and no page can have it say otherwise. */
final class SameOrigin {
    private static final Pattern SCHEME = Pattern.compile("^https?://");

    private SameOrigin() {}

    static boolean isSure(HttpServletRequest request) {
        return isSure(request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"), request.getHeader("Host"));
    }

    static boolean isSure(String origin, String site, String host) {
        if (origin == null) {
            return "same-origin".equals(site);
        }
        // the scheme is not compared: a proxy may have taken the request over TLS
        return SCHEME.matcher(origin).find()
                && SCHEME.matcher(origin).replaceFirst("").equalsIgnoreCase(host);
    }
}
