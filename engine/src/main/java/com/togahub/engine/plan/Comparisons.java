package com.togahub.engine.plan;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.Filter;
import com.togahub.engine.request.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Comparisons of columns with values, if operator and types fit together. */
final class Comparisons {
    private static final Set<Operator> ORDERED =
            EnumSet.of(Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL);
    private static final Set<Operator> PATTERNS = EnumSet.of(Operator.LIKE, Operator.ILIKE);
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final String PLACEHOLDER = "${";

    private final Arguments arguments;
    private final String option;

    Comparisons(Arguments arguments, String option) {
        this.arguments = arguments;
        this.option = option;
    }

    /**
     * The comparison of a column.
     *
     * @param field what the caller named, for messages
     */
    Condition of(Column column, Field field, Filter.Comparison comparison) {
        return of(column, field.name(), comparison);
    }

    Condition of(Column column, String name, Filter.Comparison comparison) {
        Operator operator = comparison.operator();
        if (operator == Operator.NULL) {
            Object isNull =
                    literal(FieldType.BOOLEAN, name, comparison.arguments().get(0));
            return new Condition.Compare(column, operator, false, List.of(isNull));
        }
        FieldType type = column.type();
        boolean unordered = type == FieldType.BOOLEAN || type == FieldType.UUID;
        boolean fits = type != FieldType.JSON
                && (type.isText() || !PATTERNS.contains(operator))
                && !(unordered && ORDERED.contains(operator));
        if (!fits) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, "Field '" + name + "' cannot be compared by '" + operator.word() + "'.")
                            .at(option));
        }
        Operand.Form form = form(type, comparison);
        boolean isPattern = form == Operand.Form.WILDCARDS;
        return new Condition.Compare(column, operator, isPattern, values(type, form, name, comparison));
    }

    private static Operand.Form form(FieldType type, Filter.Comparison comparison) {
        if (comparison.operator() == Operator.LIKE) {
            return Operand.Form.PATTERN;
        }
        if (comparison.operator() == Operator.ILIKE) {
            return Operand.Form.FOLDED_PATTERN;
        }
        boolean wild = EQUALITY.contains(comparison.operator())
                && type.isText()
                && comparison.arguments().get(0).contains("*");
        return wild ? Operand.Form.WILDCARDS : Operand.Form.VALUE;
    }

    private List<Object> values(FieldType type, Operand.Form form, String name, Filter.Comparison comparison) {
        Optional<Integer> place = arguments.place(comparison);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < comparison.arguments().size(); i++) {
            if (place.isPresent()) {
                values.add(new Operand.Argument(place.get() + i, type, form, name, option));
            } else {
                values.add(fixed(type, form, name, comparison.arguments().get(i)));
            }
        }
        return values;
    }

    private Object fixed(FieldType type, Operand.Form form, String name, String text) {
        if (text.startsWith(PLACEHOLDER)) {
            return new Operand.Identity(text);
        }
        return switch (form) {
            case VALUE -> literal(type, name, text);
            case PATTERN -> text;
            case FOLDED_PATTERN -> text.toLowerCase(Locale.ROOT);
            case WILDCARDS -> Wildcards.pattern(text);
        };
    }

    private Object literal(FieldType type, String name, String text) {
        return Values.ofText(type, text)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Code.EV_7, "A value compared with '" + name + "' is of the wrong type.")
                                .at(option)));
    }
}
