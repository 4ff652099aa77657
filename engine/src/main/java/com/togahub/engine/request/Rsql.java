package com.togahub.engine.request;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.Arity;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads RSQL filters. */
public final class Rsql {
    /** Longer filters are refused, in characters. */
    public static final int MAXIMUM_LENGTH = 16_384;

    /** More comparisons, or deeper parentheses, are refused. */
    public static final int MAXIMUM_COMPARISONS = 200;

    private static final int MAXIMUM_DEPTH = 32;
    private static final RSQLParser PARSER = new RSQLParser(operators());

    private Rsql() {}

    /** Reads a filter; {@code option} names where it stands, for messages. */
    public static Filter parse(String text, String option) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw tooMuch(option, "A filter has at most " + MAXIMUM_LENGTH + " characters.");
        }
        // the parser is recursive: its stack must not be the caller's to fill
        if (depth(text) > MAXIMUM_DEPTH) {
            throw tooMuch(option, "Parentheses nest at most " + MAXIMUM_DEPTH + " deep.");
        }
        try {
            int[] comparisons = {0};
            return convert(PARSER.parse(text), option, comparisons);
        } catch (RSQLParserException e) {
            throw new ProblemException(
                    List.of(Problem.of(Code.EV_1, "'" + Excerpt.of(text) + "' is no RSQL filter.")
                            .at(option)),
                    e);
        }
    }

    private static Filter convert(Node node, String option, int[] comparisons) {
        if (node instanceof LogicalNode logical) {
            List<Filter> parts = new ArrayList<>();
            for (Node child : logical.getChildren()) {
                parts.add(convert(child, option, comparisons));
            }
            return node instanceof AndNode ? new Filter.And(parts) : new Filter.Or(parts);
        }
        ComparisonNode comparison = (ComparisonNode) node;
        if (++comparisons[0] > MAXIMUM_COMPARISONS) {
            throw tooMuch(option, "A filter has at most " + MAXIMUM_COMPARISONS + " comparisons.");
        }
        Operator operator =
                Operator.ofSymbol(comparison.getOperator().getSymbol()).orElseThrow();
        return new Filter.Comparison(
                FieldPath.parse(comparison.getSelector(), option), operator, comparison.getArguments());
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')') {
                depth--;
            }
        }
        return deepest;
    }

    private static ProblemException tooMuch(String option, String text) {
        return new ProblemException(Problem.of(Code.EV_10, text).at(option));
    }

    private static Set<ComparisonOperator> operators() {
        Set<ComparisonOperator> all = new LinkedHashSet<>();
        for (Operator each : Operator.values()) {
            Arity arity = each.takesList() ? Arity.of(1, Integer.MAX_VALUE) : Arity.nary(1);
            all.add(new ComparisonOperator(each.symbols().toArray(String[]::new), arity));
        }
        return all;
    }
}
