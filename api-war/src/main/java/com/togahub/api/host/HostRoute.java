package com.togahub.api.host;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a request goes, as the first label of its host and its path say. */
public final class HostRoute {
    private static final Pattern CXML = Pattern.compile("cxml[1-3]?|cxml-writer");

    private HostRoute() {}

    /**
     * The path inside the application.
     *
     * @param host name or address the request was sent to, without port
     * @param path its path, undecoded
     */
    public static String target(String host, String path) {
        String label = host.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
        if (isUnder("/health", path)) {
            return path;
        }
        if (label.equals("webhook")) {
            return isUnder("/webhook", path) ? path : "/webhook" + path;
        }
        boolean root = path.isEmpty() || path.equals("/");
        if (CXML.matcher(label).matches() && root) {
            return "/cxml";
        }
        return label.startsWith("worker") && root ? "/worker" : path;
    }

    /** Whether a path is this one or below it. */
    public static boolean isUnder(String parent, String path) {
        return path.startsWith(parent) && (path.length() == parent.length() || path.charAt(parent.length()) == '/');
    }
}
