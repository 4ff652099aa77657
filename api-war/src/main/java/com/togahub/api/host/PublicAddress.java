package com.togahub.api.host;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The address a request was sent to, as its sender sees it: that a proxy has taken it over TLS, only a proxy that we trust can
 * tell.
 */
public final class PublicAddress {
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    private PublicAddress() {}

    /** The whole address without options, given addresses (or beginnings of addresses) of trusted proxies. */
    public static String of(HttpServletRequest request, List<String> trusted) {
        return of(
                request.getRequestURL().toString(),
                ClientAddress.isTrusted(request.getRemoteAddr(), trusted),
                request.getHeader("X-Forwarded-Proto"));
    }

    /** Whether it was sent over TLS. */
    public static boolean isSecure(HttpServletRequest request, List<String> trusted) {
        return of(request, trusted).startsWith(HTTPS);
    }

    static String of(String url, boolean isFromTrusted, String forwardedProtocol) {
        return isFromTrusted && "https".equalsIgnoreCase(forwardedProtocol) && url.startsWith(HTTP)
                ? HTTPS + url.substring(HTTP.length())
                : url;
    }
}
