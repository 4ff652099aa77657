package com.togahub.engine.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes secrets out of what is logged of a body, by the names they go under: secrets have no fields in the metadata, so
 * whatever is sent as one is known by its name alone. What cannot be read is not logged as it is: a broken text may hold a
 * secret anywhere.
 */
public final class Redaction {
    /** What stands for a secret in the log. */
    public static final String MARK = "[redacted]";

    /** What stands for a value that is the body of the request around. */
    public static final String REPEATED = "[as in the request around]";

    /** Most characters of a body that are logged. */
    public static final int MOST = 64 * 1024;

    private Redaction() {}

    /** Whether a secret may go under this name. */
    public static boolean isSecret(String name) {
        return SecretNames.KNOWN.matches(name);
    }

    /** A JSON body with the values of secret members replaced, cut where it is too long; other bodies by size alone. */
    public static String body(byte[] bytes) {
        return body(bytes, SecretNames.KNOWN);
    }

    /** The same for secrets that go under other names. */
    public static String body(byte[] bytes, SecretNames names) {
        StringWriter out = new StringWriter(Math.min(bytes.length, MOST) + 16);
        try (JsonParser parser = Json.mapper().getFactory().createParser(bytes)) {
            copy(parser, out, names, Optional.empty());
        } catch (IOException e) {
            // what was read before the fault is still worth a place in the log
            out.append(" [not JSON from here; ")
                    .append(String.valueOf(bytes.length))
                    .append(" bytes in all]");
        }
        return cut(out);
    }

    /**
     * The same of a body that is a tree already.
     *
     * @param logged what is logged anyway beside it: a value that says the same is not repeated
     */
    public static String body(JsonNode tree, Optional<String> logged) {
        StringWriter out = new StringWriter();
        try (JsonParser parser = tree.traverse(Json.mapper())) {
            copy(parser, out, SecretNames.KNOWN, logged);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a tree", e);
        }
        return cut(out);
    }

    private static String cut(StringWriter out) {
        StringBuffer text = out.getBuffer();
        return text.length() > MOST ? text.substring(0, MOST) : text.toString();
    }

    private static void copy(JsonParser parser, StringWriter out, SecretNames names, Optional<String> logged)
            throws IOException {
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
            json.configure(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT, false);
            // the few names of a body come again with every line of it
            Map<String, Boolean> secrets = new HashMap<>();
            while (parser.nextToken() != null && out.getBuffer().length() < MOST) {
                if (isLogged(parser, logged)) {
                    json.writeString(REPEATED);
                } else {
                    copy(parser, json, names, secrets);
                }
            }
        }
    }

    private static boolean isLogged(JsonParser parser, Optional<String> logged) throws IOException {
        return logged.isPresent()
                && parser.currentToken() == JsonToken.VALUE_STRING
                && logged.get().equals(parser.getText());
    }

    private static void copy(JsonParser parser, JsonGenerator json, SecretNames names, Map<String, Boolean> secrets)
            throws IOException {
        json.copyCurrentEventExact(parser);
        boolean isName = parser.currentToken() == JsonToken.FIELD_NAME;
        if (isName && secrets.computeIfAbsent(parser.currentName(), names::matches)) {
            parser.nextToken();
            parser.skipChildren();
            json.writeString(MARK);
        }
    }
}
