package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be selected or sorted by: a field, or an aggregate over fields. */
public sealed interface Selectable {
    /** The canonical text: spaces and case of functions do not count. */
    String text();

    /** A field. */
    record Plain(FieldPath path) implements Selectable {
        public Plain {
            requireNonNull(path, "path");
        }

        @Override
        public String text() {
            return path.toString();
        }
    }

    /**
     * An aggregate.
     *
     * @param function how values become one
     * @param isDistinct whether equal values count once; only with {@link AggregateFunction#COUNT}
     * @param path the values; empty: the rows themselves, {@code count(*)}
     */
    record Aggregate(AggregateFunction function, boolean isDistinct, Optional<FieldPath> path) implements Selectable {
        public Aggregate {
            requireNonNull(function, "function");
            requireNonNull(path, "path");
        }

        @Override
        public String text() {
            String of = path.map(FieldPath::toString).orElse("*");
            return function.word() + "(" + (isDistinct ? "distinct " : "") + of + ")";
        }
    }

    /** Reads one; {@code option} names the option it stands in, for the message. */
    static Selectable parse(String text, String option) {
        Matcher call = Form.CALL.matcher(text.strip());
        if (!call.matches()) {
            return new Plain(FieldPath.parse(text, option));
        }
        AggregateFunction function = AggregateFunction.of(call.group(1))
                .orElseThrow(() -> Form.malformed("There is no function '" + Excerpt.of(call.group(1)) + "'.", option));
        boolean isDistinct = call.group(2) != null;
        String of = call.group(3);
        if (isDistinct && function != AggregateFunction.COUNT) {
            throw Form.malformed("Only count takes distinct.", option);
        }
        if (of.equals("*")) {
            if (isDistinct || function != AggregateFunction.COUNT) {
                throw Form.malformed("Only count takes *.", option);
            }
            return new Aggregate(function, false, Optional.empty());
        }
        FieldPath path = FieldPath.parse(of, option);
        if (path.isWildcard()) {
            throw Form.malformed("An aggregate is over one field.", option);
        }
        return new Aggregate(function, isDistinct, Optional.of(path));
    }

    /** How aggregates are written. */
    final class Form {
        private static final Pattern CALL = Pattern.compile(
                "([A-Za-z]{1,20})\\s{0,9}\\(\\s{0,9}(distinct\\s{1,9})?([^()]{1,600}?)\\s{0,9}\\)",
                Pattern.CASE_INSENSITIVE);

        private Form() {}

        private static ProblemException malformed(String text, String option) {
            return new ProblemException(Problem.of(Code.EV_1, text).at(option));
        }
    }
}
