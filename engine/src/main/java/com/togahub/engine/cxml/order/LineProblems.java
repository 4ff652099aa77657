package com.togahub.engine.cxml.order;

import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the sender's lines in messages of the engine, which count from zero within the request it was given. */
final class LineProblems {
    private static final Pattern LINE = Pattern.compile("salesOrderItems\\[([0-9]{1,9})\\]\\.?(.*)");

    private LineProblems() {}

    static ProblemException named(ProblemException problem, OrderRequest order) {
        List<Problem> named = problem.problems().stream()
                .map(each ->
                        each.path().map(path -> each.at(place(path, order))).orElse(each))
                .toList();
        return new ProblemException(named, problem);
    }

    private static String place(String path, OrderRequest order) {
        Matcher line = LINE.matcher(path);
        if (!line.matches() || Integer.parseInt(line.group(1)) >= order.lines().size()) {
            return path;
        }
        int number = order.lines().get(Integer.parseInt(line.group(1))).lineNumber();
        return "Line " + number + (line.group(2).isEmpty() ? "" : " " + line.group(2));
    }
}
