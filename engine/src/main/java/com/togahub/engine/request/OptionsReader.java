package com.togahub.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the options of a request from their names and texts. */
final class OptionsReader {
    private static final int MAXIMUM_FIELDS = 500;
    private static final int MAXIMUM_SORT_KEYS = 16;
    private static final int MAXIMUM_DEPTH = 100;

    private OptionsReader() {}

    static Options read(Parameters parameters) {
        return new Options(
                parameters.get("fields").map(OptionsReader::fields),
                parameters.get("where").map(value -> Rsql.parse(text("where", value), "where")),
                parameters.get("sort").map(OptionsReader::sort).orElse(List.of()),
                integer(parameters, "page", 1, 1, Integer.MAX_VALUE / Options.MAXIMUM_RECORDS_PER_PAGE),
                integer(
                        parameters,
                        "recordsPerPage",
                        Options.DEFAULT_RECORDS_PER_PAGE,
                        1,
                        Options.MAXIMUM_RECORDS_PER_PAGE),
                bool(parameters, "totals"),
                integer(parameters, "depth", Options.DEFAULT_DEPTH, -1, MAXIMUM_DEPTH));
    }

    private static List<FieldPath> fields(JsonNode value) {
        return list("fields", value, MAXIMUM_FIELDS).stream()
                .map(each -> FieldPath.parse(each, "fields"))
                .toList();
    }

    private static List<SortKey> sort(JsonNode value) {
        return list("sort", value, MAXIMUM_SORT_KEYS).stream()
                .map(each -> {
                    String text = each.strip();
                    boolean descending = text.startsWith("-");
                    return new SortKey(FieldPath.parse(descending ? text.substring(1) : text, "sort"), descending);
                })
                .toList();
    }

    private static List<String> list(String option, JsonNode value, int maximum) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(text(option, each)));
        } else {
            texts.addAll(List.of(text(option, value).split(",", -1)));
        }
        if (texts.size() > maximum) {
            throw new ProblemException(Problem.of(Code.EV_10, "Option '" + option + "' takes at most " + maximum + ".")
                    .at(option));
        }
        return texts;
    }

    private static String text(String option, JsonNode value) {
        if (!value.isTextual()) {
            throw malformed(option, "Option '" + option + "' must be a text.");
        }
        return value.textValue();
    }

    private static int integer(Parameters parameters, String option, int fallback, int least, int most) {
        Optional<JsonNode> value = parameters.get(option);
        if (value.isEmpty()) {
            return fallback;
        }
        long number;
        try {
            JsonNode given = value.get();
            if (!given.isTextual() && !given.isIntegralNumber()) {
                throw malformed(option, "Option '" + option + "' must be an integer.");
            }
            number = Long.parseLong(given.asText().strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    List.of(Problem.of(Code.EV_1, "Option '" + option + "' must be an integer.")
                            .at(option)),
                    e);
        }
        if (number < least || number > most) {
            throw new ProblemException(
                    Problem.of(Code.EV_10, "Option '" + option + "' must be between " + least + " and " + most + ".")
                            .at(option));
        }
        return (int) number;
    }

    private static boolean bool(Parameters parameters, String option) {
        return parameters
                .get(option)
                .map(value -> switch (value.asText()) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw malformed(option, "Option '" + option + "' must be true or false.");
                })
                .orElse(false);
    }

    private static ProblemException malformed(String option, String text) {
        return new ProblemException(Problem.of(Code.EV_1, text).at(option));
    }
}
