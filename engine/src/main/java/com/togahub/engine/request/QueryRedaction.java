package com.togahub.engine.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Takes secrets out of what is logged of a query string, by the names they go under; see {@link Redaction}. */
public final class QueryRedaction {
    private QueryRedaction() {}

    /** A query string with the values of secret options, and secrets inside filters and the blob, replaced. */
    public static String query(String query) {
        return query(query, SecretNames.KNOWN);
    }

    /** The same for secrets that go under other names. */
    public static String query(String query, SecretNames names) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                pairs.add(pair);
            } else {
                String name = pair.substring(0, equals);
                pairs.add(name + "=" + value(name, pair.substring(equals + 1), names));
            }
        }
        String text = String.join("&", pairs);
        return text.length() > Redaction.MOST ? text.substring(0, Redaction.MOST) : text;
    }

    private static String value(String name, String value, SecretNames names) {
        if (names.matches(name)) {
            return Redaction.MARK;
        }
        if (name.equals("_")) {
            return blob(value, names).orElse("[unreadable]");
        }
        if (!value.contains("%")) {
            return names.withoutOperands(value);
        }
        // an encoded value is left as it was sent unless there is something to hide in it
        String plain = decoded(value);
        String hidden = names.withoutOperands(plain);
        return hidden.equals(plain) ? value : hidden.replace("&", "%26");
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "[unreadable]";
        }
    }

    /** The blob as it was sent if there is nothing to hide, else as a blob with that hidden. */
    private static Optional<String> blob(String value, SecretNames names) {
        try {
            String base64 = decoded(value)
                    .replace('-', '+')
                    .replace('_', '/')
                    .replace(' ', '+')
                    .replace("=", "");
            byte[] plain = Base64.getDecoder().decode(base64);
            String hidden = names.withoutOperands(Redaction.body(plain, names));
            if (names.tree().matcher(hidden).find()) {
                return Optional.of(Redaction.MARK);
            }
            return Optional.of(
                    hidden.contains(Redaction.MARK)
                            ? Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(hidden.getBytes(StandardCharsets.UTF_8))
                            : value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
