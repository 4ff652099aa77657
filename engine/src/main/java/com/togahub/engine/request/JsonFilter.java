package com.togahub.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads filters written as JSON trees: {@code {"and":[..]}}, {@code {"or":[..]}}, {@code {"not":{..}}} and
 * {@code {"field":"total","op":"gt","value":100}}. The tree's depth is bounded by {@link Json#MAXIMUM_DEPTH}.
 */
final class JsonFilter {
    private static final int MAXIMUM_LIST = 10_000;
    private static final Set<String> COMPARISON = Set.of("field", "op", "value");

    private final String option;
    private int comparisons;

    private JsonFilter(String option) {
        this.option = option;
    }

    static Filter read(JsonNode tree, String option) {
        return new JsonFilter(option).node(tree);
    }

    private Filter node(JsonNode node) {
        if (!node.isObject()) {
            throw malformed("A filter must be an object.");
        }
        if (node.has("field")) {
            return comparison(node);
        }
        if (node.size() != 1) {
            throw malformed("A filter has one of 'and', 'or', 'not', or 'field', 'op' and 'value'.");
        }
        String name = node.fieldNames().next();
        return switch (name) {
            case "and" -> new Filter.And(parts(node.get(name)));
            case "or" -> new Filter.Or(parts(node.get(name)));
            case "not" -> new Filter.Not(node(node.get(name)));
            default -> throw malformed("A filter has no member '" + Excerpt.of(name) + "'.");
        };
    }

    private List<Filter> parts(JsonNode list) {
        if (!list.isArray()) {
            throw malformed("'and' and 'or' take an array.");
        }
        List<Filter> parts = new ArrayList<>();
        for (JsonNode part : list) {
            parts.add(node(part));
        }
        return parts;
    }

    private Filter comparison(JsonNode node) {
        if (++comparisons > Rsql.MAXIMUM_COMPARISONS) {
            throw new ProblemException(
                    Problem.of(Code.EV_10, "A filter has at most " + Rsql.MAXIMUM_COMPARISONS + " comparisons.")
                            .at(option));
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!COMPARISON.contains(name)) {
                throw malformed("A comparison has no member '" + Excerpt.of(name) + "'.");
            }
        });
        JsonNode field = node.get("field");
        JsonNode word = node.path("op");
        if (!field.isTextual() || !word.isTextual()) {
            throw malformed("'field' and 'op' must be texts.");
        }
        Operator operator = Operator.ofWord(word.textValue())
                .orElseThrow(() -> malformed("There is no operator '" + Excerpt.of(word.textValue()) + "'."));
        FieldPath path = FieldPath.parse(field.textValue(), option);
        return new Filter.Comparison(path, operator, values(operator, node.path("value")));
    }

    private List<String> values(Operator operator, JsonNode value) {
        if (!operator.takesList()) {
            return List.of(scalar(value));
        }
        if (!value.isArray()) {
            throw malformed("'" + operator.word() + "' takes an array of values.");
        }
        if (value.size() > MAXIMUM_LIST) {
            throw new ProblemException(Problem.of(Code.EV_10, "A list has at most " + MAXIMUM_LIST + " values.")
                    .at(option));
        }
        List<String> values = new ArrayList<>();
        value.forEach(each -> values.add(scalar(each)));
        return values;
    }

    private String scalar(JsonNode value) {
        boolean fits = value.isTextual() || value.isNumber() || value.isBoolean();
        if (!fits) {
            throw malformed("A value must be a text, a number, true or false.");
        }
        return value.asText();
    }

    private ProblemException malformed(String text) {
        return new ProblemException(Problem.of(Code.EV_1, text).at(option));
    }
}
