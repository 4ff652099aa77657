package com.togahub.api.http;

import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged of a query string, by the names they go under; see {@link Redaction}. */
final class QueryRedaction {
    /** A comparison of a secret's name in a filter, with its operand. Possessive, so that its time stays linear. */
    private static final Pattern COMPARISON =
            Pattern.compile("(" + Redaction.NAMES + "[\\w.]*+\\s*+[!=<>]++(?:\\w++=)?\\s*+)"
                    + "(?:\\([^)]*+\\)?|'(?:[^'\\\\]|\\\\.)*+'?|\"(?:[^\"\\\\]|\\\\.)*+\"?|[^;,)\\s]*+)");

    private QueryRedaction() {}

    /** A query string with the values of secret options, and secrets inside filters and the blob, replaced. */
    static String query(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                pairs.add(pair);
            } else {
                String name = pair.substring(0, equals);
                pairs.add(name + "=" + value(name, pair.substring(equals + 1)));
            }
        }
        String text = String.join("&", pairs);
        return text.length() > Redaction.MOST ? text.substring(0, Redaction.MOST) : text;
    }

    private static String value(String name, String value) {
        if (Redaction.isSecret(name)) {
            return Redaction.MARK;
        }
        if (name.equals("_")) {
            return blob(value).orElse("[unreadable]");
        }
        if (!value.contains("%")) {
            return COMPARISON.matcher(value).replaceAll("$1" + Redaction.MARK);
        }
        // an encoded value is left as it was sent unless there is something to hide in it
        String plain = decoded(value);
        String hidden = COMPARISON.matcher(plain).replaceAll("$1" + Redaction.MARK);
        return hidden.equals(plain) ? value : hidden.replace("&", "%26");
    }

    private static String decoded(String value) {
        try {
            return QueryString.decode(value.replace('+', ' '));
        } catch (ProblemException e) {
            return "[unreadable]";
        }
    }

    /** The blob as it was sent if there is nothing to hide, else as a blob with that hidden. */
    private static Optional<String> blob(String value) {
        try {
            String base64 = decoded(value)
                    .replace('-', '+')
                    .replace('_', '/')
                    .replace(' ', '+')
                    .replace("=", "");
            byte[] plain = Base64.getDecoder().decode(base64);
            String hidden = COMPARISON.matcher(Redaction.body(plain)).replaceAll("$1" + Redaction.MARK);
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
