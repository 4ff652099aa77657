package com.togahub.engine.metadata;

import com.togahub.engine.request.AggregateFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link Expression}s by recursive descent, within bounds on length and nesting. */
final class ExpressionParser {
    private static final int MAXIMUM_LENGTH = 1_000;
    private static final int MAXIMUM_DEPTH = 32;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\d{1,18}(?:\\.\\d{1,12})?)|([A-Za-z][A-Za-z0-9_]*)|([-+*/().]))");

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;
    /** Inside an aggregate: the relation whose fields are meant, once the first has named it. */
    private Optional<StringBuilder> relation = Optional.empty();

    ExpressionParser(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the expression is empty");
        }
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("the expression has more than " + MAXIMUM_LENGTH + " characters");
        }
        String stripped = text.strip();
        Matcher matcher = TOKEN.matcher(stripped);
        int end = 0;
        while (end < stripped.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("the expression is not understood at character " + (end + 1));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    Expression parse() {
        Expression whole = sum();
        if (at < tokens.size()) {
            throw unexpected();
        }
        return whole;
    }

    private Expression sum() {
        Expression left = product();
        while (is("+") || is("-")) {
            Expression.Operator operator = next().equals("+") ? Expression.Operator.ADD : Expression.Operator.SUBTRACT;
            left = new Expression.Operation(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (is("*") || is("/")) {
            Expression.Operator operator =
                    next().equals("*") ? Expression.Operator.MULTIPLY : Expression.Operator.DIVIDE;
            left = new Expression.Operation(operator, left, factor());
        }
        return left;
    }

    private Expression factor() {
        if (++depth > MAXIMUM_DEPTH) {
            throw new IllegalArgumentException("the expression nests deeper than " + MAXIMUM_DEPTH);
        }
        try {
            return plain();
        } finally {
            depth--;
        }
    }

    private Expression plain() {
        if (is("-")) {
            next();
            return new Expression.Negation(factor());
        }
        if (is("(")) {
            next();
            Expression inner = sum();
            expect(")");
            return inner;
        }
        String token = at < tokens.size() ? tokens.get(at) : "";
        if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
            return new Expression.Constant(new BigDecimal(next()));
        }
        if (token.isEmpty() || !Character.isLetter(token.charAt(0))) {
            throw unexpected();
        }
        String name = next();
        return is("(") ? aggregate(name) : member(name);
    }

    private Expression aggregate(String name) {
        AggregateFunction function = AggregateFunction.of(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no function '" + name + "'"));
        if (relation.isPresent()) {
            throw new IllegalArgumentException("an aggregate cannot stand inside another one");
        }
        expect("(");
        StringBuilder over = new StringBuilder();
        relation = Optional.of(over);
        Expression of = function == AggregateFunction.COUNT && isRelationAlone() ? all(over) : sum();
        relation = Optional.empty();
        expect(")");
        if (over.isEmpty()) {
            throw new IllegalArgumentException("the aggregate '" + name + "' names no children");
        }
        return new Expression.Aggregate(function, over.toString(), of);
    }

    private boolean isRelationAlone() {
        return at + 1 < tokens.size()
                && Character.isLetter(tokens.get(at).charAt(0))
                && tokens.get(at + 1).equals(")");
    }

    private Expression all(StringBuilder over) {
        over.append(next());
        return new Expression.Constant(BigDecimal.ONE);
    }

    private Expression member(String name) {
        if (relation.isEmpty()) {
            return new Expression.Member(name);
        }
        StringBuilder over = relation.get();
        if (!over.isEmpty() && !over.toString().equals(name)) {
            throw new IllegalArgumentException("an aggregate is over one relation: '" + over + "' or '" + name + "'");
        }
        if (over.isEmpty()) {
            over.append(name);
        }
        expect(".");
        if (at >= tokens.size() || !Character.isLetter(tokens.get(at).charAt(0))) {
            throw unexpected();
        }
        return new Expression.Member(next());
    }

    private boolean is(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String next() {
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!is(token)) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        String what =
                at < tokens.size() ? "'" + tokens.get(at) + "' is not expected there" : "the expression ends too early";
        return new IllegalArgumentException(what);
    }
}
