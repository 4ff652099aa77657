package com.togahub.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a request by name, from the query and the {@code _} blob; a plain parameter wins over the blob's key.
 * Unknown names are refused, wherever they stand.
 */
final class Parameters {
    private static final String TRANSACTION_ID = "transactionId";
    private static final int MAXIMUM_BLOB = 64 * 1024;

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    Parameters(Map<String, List<String>> query) {
        query.forEach(this::addQuery);
        one(query, "_").ifPresent(this::addBlob);
    }

    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
    }

    /** The blob's members, wherever they are wanted before the request is read as a whole. */
    static Optional<JsonNode> blob(Map<String, List<String>> query) {
        return one(query, "_").map(Parameters::decode);
    }

    private void addQuery(String name, List<String> given) {
        if (name.equals("_")) {
            return;
        }
        known(name);
        if (given.size() != 1) {
            throw malformed(name, "Option '" + name + "' is given more than once.");
        }
        values.put(name, Json.mapper().getNodeFactory().textNode(given.get(0)));
    }

    private void addBlob(String text) {
        JsonNode blob = decode(text);
        blob.properties().forEach(member -> {
            known(member.getKey());
            values.putIfAbsent(member.getKey(), member.getValue());
        });
    }

    private static JsonNode decode(String text) {
        if (text.length() > MAXIMUM_BLOB) {
            throw new ProblemException(
                    Problem.of(Code.EV_10, "The _ option is too long.").at("_"));
        }
        try {
            String plain =
                    text.replace('-', '+').replace('_', '/').replace(' ', '+').replace("=", "");
            JsonNode blob = Json.parse(Base64.getDecoder().decode(plain.getBytes(StandardCharsets.US_ASCII)), "_");
            if (!blob.isObject()) {
                throw malformed("_", "The _ option must be a JSON object.");
            }
            return blob;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    List.of(Problem.of(Code.EV_1, "The _ option is not base64.").at("_")), e);
        }
    }

    private static Optional<String> one(Map<String, List<String>> query, String name) {
        List<String> given = query.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw malformed(name, "Option '" + name + "' is given more than once.");
        }
        return given.stream().findFirst();
    }

    private static void known(String name) {
        if (!Options.NAMES.contains(name) && !name.equals(TRANSACTION_ID)) {
            throw malformed(Excerpt.of(name), "There is no option '" + Excerpt.of(name) + "'.");
        }
    }

    private static ProblemException malformed(String option, String text) {
        return new ProblemException(Problem.of(Code.EV_1, text).at(option));
    }
}
