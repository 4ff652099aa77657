package com.togahub.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is logged of a request, by the names they go under. What cannot be read is not logged as it
 * is: a broken text may hold a secret anywhere.
 */
final class Redaction {
    /** What stands for a secret in the log. */
    static final String MARK = "[redacted]";
    /** Most characters of a body that are logged. */
    static final int MOST = 64 * 1024;

    private static final String NAMES = "(?i)(?:pass(?:word|wd|phrase|code)|secret|token|authorization"
            + "|(?:private|encryption|credential)[-_]?key|card[-_]?number|cvv|cvc)";

    private static final Pattern SECRET = Pattern.compile(NAMES);
    /** A comparison of a secret's name in a filter, with its operand. Possessive, so that its time stays linear. */
    private static final Pattern COMPARISON = Pattern.compile("(" + NAMES + "[\\w.]*+\\s*+[!=<>]++(?:\\w++=)?\\s*+)"
            + "(?:\\([^)]*+\\)?|'(?:[^'\\\\]|\\\\.)*+'?|\"(?:[^\"\\\\]|\\\\.)*+\"?|[^;,)\\s]*+)");

    private Redaction() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).find();
    }

    /** A JSON body with the values of secret members replaced, cut where it is too long; other bodies by size alone. */
    static String body(byte[] bytes) {
        StringWriter out = new StringWriter(Math.min(bytes.length, MOST) + 16);
        try (JsonParser parser = Json.mapper().getFactory().createParser(bytes);
                JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
            json.configure(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT, false);
            while (parser.nextToken() != null && out.getBuffer().length() < MOST) {
                copy(parser, json);
                json.flush();
            }
        } catch (IOException e) {
            // what was read before the fault is still worth a place in the log
            out.append(" [not JSON from here; ")
                    .append(String.valueOf(bytes.length))
                    .append(" bytes in all]");
        }
        String text = out.toString();
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private static void copy(JsonParser parser, JsonGenerator json) throws IOException {
        json.copyCurrentEventExact(parser);
        if (parser.currentToken() == JsonToken.FIELD_NAME && isSecret(parser.currentName())) {
            parser.nextToken();
            parser.skipChildren();
            json.writeString(MARK);
        }
    }

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
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private static String value(String name, String value) {
        if (isSecret(name)) {
            return MARK;
        }
        if (name.equals("_")) {
            return blob(value).orElse("[unreadable]");
        }
        if (!value.contains("%")) {
            return COMPARISON.matcher(value).replaceAll("$1" + MARK);
        }
        // an encoded value is left as it was sent unless there is something to hide in it
        String plain = decoded(value);
        String hidden = COMPARISON.matcher(plain).replaceAll("$1" + MARK);
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
            String hidden = COMPARISON.matcher(body(plain)).replaceAll("$1" + MARK);
            return Optional.of(
                    hidden.contains(MARK)
                            ? Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(hidden.getBytes(StandardCharsets.UTF_8))
                            : value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
