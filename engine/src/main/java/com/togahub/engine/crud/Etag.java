package com.togahub.engine.crud;

import com.togahub.engine.request.RawRequest;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entity tags (RFC 9110, 8.8.3) of single records: {@code "<own>-<representation>"}. The first part is made of the record's
 * own stored fields as one caller may see them, whatever was asked of it, and is what {@code If-Match} compares; the second
 * of the bytes of {@code data}, so that the whole is what {@code If-None-Match} compares. Nothing that the caller may not read
 * goes into either.
 */
final class Etag {
    private static final int HALF_LENGTH = 16;
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)");

    private Etag() {}

    /** The first part, of the values of a row. */
    static String own(List<Object> values) {
        MessageDigest digest = digest();
        for (Object value : values) {
            byte[] text = text(value).getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            digest.update(text);
        }
        return half(digest.digest());
    }

    /** The whole tag as it stands in the header. */
    static String of(String own, byte[] data) {
        return "\"" + own + "-" + half(digest().digest(data)) + "\"";
    }

    /** Whether a header {@code If-Match} allows a change of a record whose first part is this; weak tags never do. */
    static boolean matches(String header, String own) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            if (tag.group(1) == null && tag.group(2).startsWith(own + "-")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a header {@code If-None-Match} names this tag, so that the caller has what would be sent. */
    static boolean isKnown(String header, String whole) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            if (whole.equals("\"" + tag.group(2) + "\"")) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a request demands of the state of a record.
     *
     * @param ifMatch for changes
     * @param ifNoneMatch for reads
     */
    record Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty());
    }

    /** What the headers of a request demand. */
    static Conditions conditions(RawRequest raw) {
        return new Conditions(
                Optional.ofNullable(raw.headers().get("if-match")),
                Optional.ofNullable(raw.headers().get("if-none-match")));
    }

    private static String text(Object value) {
        if (value == null) {
            return "-";
        }
        return "+"
                + (value instanceof BigDecimal number
                        ? number.stripTrailingZeros().toPlainString()
                        : value);
    }

    private static String half(byte[] hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash, HALF_LENGTH));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
