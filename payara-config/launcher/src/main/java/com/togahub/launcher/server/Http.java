package com.togahub.launcher.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.OptionalInt;

/** Asks servers whether they are there. */
public final class Http {
    private Http() {}

    /** Status of a GET; empty when nobody answers within a second. */
    public static OptionalInt status(String url) {
        return status(url, 1000);
    }

    /** Status of a GET; empty when nobody answers within so many milliseconds. */
    public static OptionalInt status(String url, int limit) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(limit);
            connection.setReadTimeout(limit);
            int status = connection.getResponseCode();
            connection.disconnect();
            return OptionalInt.of(status);
        } catch (IOException e) {
            // not there, or not yet
            return OptionalInt.empty();
        }
    }
}
