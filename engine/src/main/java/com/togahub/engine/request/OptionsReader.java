package com.togahub.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the options of a request from their names and texts. */
final class OptionsReader {
    private static final int MAXIMUM_FIELDS = 500;
    private static final int MAXIMUM_KEYS = 16;
    private static final int MAXIMUM_JOINS = 8;
    private static final int MAXIMUM_DEPTH = 100;
    private static final int MAXIMUM_CURSOR = 8_192;

    private OptionsReader() {}

    static Options read(Parameters parameters) {
        List<JoinPath> joins =
                new ArrayList<>(each(parameters, "join", MAXIMUM_JOINS, text -> JoinPath.parse(text, "join", false)));
        joins.addAll(each(parameters, "ojoin", MAXIMUM_JOINS, text -> JoinPath.parse(text, "ojoin", true)));
        return new Options(
                parameters.get("fields").map(value -> list("fields", value, MAXIMUM_FIELDS).stream()
                        .map(text -> Selected.parse(text, "fields"))
                        .toList()),
                filter(parameters, "where"),
                joins,
                each(parameters, "sort", MAXIMUM_KEYS, OptionsReader::sortKey),
                each(parameters, "group", MAXIMUM_KEYS, text -> FieldPath.parse(text, "group")),
                filter(parameters, "having"),
                bool(parameters, "distinct"),
                page(parameters),
                bool(parameters, "totals"),
                integer(parameters, "depth", Options.DEFAULT_DEPTH, -1, MAXIMUM_DEPTH),
                integer(parameters, "calcDepth", Options.DEFAULT_CALC_DEPTH, -1, MAXIMUM_DEPTH));
    }

    private static SortKey sortKey(String given) {
        String text = given.strip();
        boolean descending = text.startsWith("-");
        return new SortKey(Selectable.parse(descending ? text.substring(1) : text, "sort"), descending);
    }

    private static Optional<Filter> filter(Parameters parameters, String option) {
        return parameters
                .get(option)
                .map(value ->
                        value.isObject() ? JsonFilter.read(value, option) : Rsql.parse(text(option, value), option));
    }

    private static Page page(Parameters parameters) {
        int number = integer(parameters, "page", 1, 1, Integer.MAX_VALUE / Page.MAXIMUM_SIZE);
        int size = integer(parameters, "recordsPerPage", Page.DEFAULT_SIZE, 1, Page.MAXIMUM_SIZE);
        Optional<String> after = parameters.get("after").map(value -> text("after", value));
        if (after.isPresent() && number > 1) {
            throw malformed("after", "Options 'after' and 'page' exclude each other.");
        }
        if (after.filter(text -> text.length() > MAXIMUM_CURSOR).isPresent()) {
            throw malformed("after", "That is no cursor of ours.");
        }
        return new Page(number, size, after);
    }

    private static <T> List<T> each(Parameters parameters, String option, int maximum, Function<String, T> read) {
        return parameters
                .get(option)
                .map(value -> list(option, value, maximum).stream().map(read).toList())
                .orElse(List.of());
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
