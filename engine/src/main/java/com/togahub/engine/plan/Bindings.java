package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one request for the operands of a plan.
 *
 * @param arguments the texts in its filters
 * @param identity the caller's values by placeholder
 * @param position the values of its cursor, as texts; empty ones are null
 * @param given by what they are
 */
public record Bindings(
        List<String> arguments,
        Map<String, String> identity,
        List<Optional<String>> position,
        Map<Operand.Given, Object> given) {
    public Bindings {
        arguments = List.copyOf(arguments);
        identity = Map.copyOf(identity);
        position = List.copyOf(position);
        requireNonNull(given, "given");
        given = Map.copyOf(given);
    }

    /** No values but the caller's. */
    public static Bindings of(Map<String, String> identity) {
        return new Bindings(List.of(), identity, List.of(), Map.of());
    }

    /** The same with one value more, or another one. */
    public Bindings with(Operand.Given what, Object value) {
        Map<Operand.Given, Object> more = new EnumMap<>(Operand.Given.class);
        more.putAll(given);
        more.put(what, value);
        return new Bindings(arguments, identity, position, more);
    }

    /** The same at another place in the list. */
    public Bindings at(List<Optional<String>> other) {
        return new Bindings(arguments, identity, other, given);
    }

    /**
     * The parameters of a statement.
     *
     * @param parameters values, and operands in their places
     * @throws ProblemException EV-7 for a value that is not of the type it is compared with
     */
    public List<Object> values(List<Object> parameters) {
        List<Object> values = new ArrayList<>(parameters.size());
        for (Object each : parameters) {
            values.add(each instanceof Operand operand ? value(operand) : each);
        }
        return values;
    }

    private Object value(Operand operand) {
        if (operand instanceof Operand.Argument argument) {
            return argument(argument);
        }
        if (operand instanceof Operand.Identity wanted) {
            return requireNonNull(identity.get(wanted.placeholder()), wanted.placeholder());
        }
        if (operand instanceof Operand.Position at) {
            return position.get(at.index())
                    .flatMap(text -> Values.ofText(at.type(), text))
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(Code.EV_1, "That is no cursor of ours.").at("after")));
        }
        return requireNonNull(given.get((Operand.Given) operand), operand.toString());
    }

    private Object argument(Operand.Argument argument) {
        String text = arguments.get(argument.index());
        return switch (argument.form()) {
            case VALUE ->
                Values.ofText(argument.type(), text)
                        .orElseThrow(() -> new ProblemException(Problem.of(
                                        Code.EV_7,
                                        "A value compared with '" + argument.field() + "' is of the wrong type.")
                                .at(argument.option())));
            case PATTERN -> text;
            case FOLDED_PATTERN -> text.toLowerCase(Locale.ROOT);
            case WILDCARDS -> Wildcards.pattern(text);
        };
    }
}
