package com.togahub.engine.cxml.delivery;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A document in a field of an HTML form, as browsers carry it: {@code cXML-base64} or {@code cXML-urlencoded}. */
final class Form {
    private Form() {}

    static Parcel read(byte[] body) {
        List<byte[]> documents = new ArrayList<>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = new String(decoded(equals < 0 ? pair : pair.substring(0, equals)), StandardCharsets.UTF_8);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "cxml-base64" -> documents.add(base64(decoded(value)));
                case "cxml-urlencoded" -> documents.add(decoded(value));
                default -> {
                    // forms carry buttons and other fields too
                }
            }
        }
        if (documents.size() != 1) {
            throw refused("The form must have one field cXML-base64 or cXML-urlencoded");
        }
        return Parcel.alone(documents.get(0), Optional.empty());
    }

    private static byte[] base64(byte[] text) {
        try {
            return Base64.getMimeDecoder().decode(requireAlphabet(text));
        } catch (IllegalArgumentException broken) {
            throw refused("The field cXML-base64 is not base64");
        }
    }

    /** The JDK's lenient decoder skips whatever it does not know; only white space may be skipped here. */
    private static byte[] requireAlphabet(byte[] text) {
        for (byte each : text) {
            boolean letter = each > 0 && Character.isLetterOrDigit((char) each);
            if (!letter && " \t\r\n+/=".indexOf(each) < 0) {
                throw refused("The field cXML-base64 is not base64");
            }
        }
        return text;
    }

    private static byte[] decoded(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        int position = 0;
        while (position < value.length()) {
            char next = value.charAt(position);
            if (next == '%') {
                bytes.write(hex(value, position + 1));
                position += 3;
            } else {
                bytes.write(next == '+' ? ' ' : next);
                position++;
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String value, int from) {
        int high = from < value.length() ? Character.digit(value.charAt(from), 16) : -1;
        int low = from + 1 < value.length() ? Character.digit(value.charAt(from + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw refused("The form is not URL-encoded");
        }
        return high * 16 + low;
    }

    private static Refusal refused(String text) {
        return new Refusal(Status.NOT_ACCEPTABLE, text);
    }
}
