package com.togahub.api.page;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file as it is sent.
 *
 * @param bytes its content
 * @param mediaType value of Content-Type
 * @param tag value of ETag: equal for equal content only, so that a new version is never taken for the one before,
 *     whatever the time stamps in the archive say
 */
public record Page(byte[] bytes, String mediaType, String tag) {
    private static final Pattern PLAIN_PATH = Pattern.compile("(?:/[a-z-]+)+\\.([a-z]+)");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    public Page {
        requireNonNull(bytes, "bytes");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(tag, "tag");
    }

    static Page of(byte[] bytes, String mediaType) {
        return new Page(bytes, mediaType, '"' + digest(bytes) + '"');
    }

    /**
     * The media type of a file that may be a page or belong to one, by its path such as {@code /js/main.js}. Empty for whatever
     * else somebody asks for: other spellings of a file's path, and paths that lead elsewhere.
     */
    public static Optional<String> mediaType(String path) {
        Matcher plain = PLAIN_PATH.matcher(path);
        return plain.matches() ? Optional.ofNullable(MEDIA_TYPES.get(plain.group(1))) : Optional.empty();
    }

    /** Whether a browser that sends this If-None-Match has the content already (RFC 9110, 13.1.2: weak comparison). */
    boolean isKnownBy(Optional<String> ifNoneMatch) {
        return ifNoneMatch.isPresent()
                && Arrays.stream(ifNoneMatch.get().split(","))
                        .map(String::strip)
                        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                        .anyMatch(each -> each.equals("*") || each.equals(tag));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
