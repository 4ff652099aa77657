package com.togahub.engine.cxml.order;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the sender's lines in messages of the engine, which count from zero within the request it was given. */
final class LineProblems {
    private static final Pattern LINE = Pattern.compile("salesOrderItems\\[([0-9]{1,9})\\]\\.?(.*)");

    private static final int SHOWN = 60;

    private LineProblems() {}

    static ProblemException named(ProblemException problem, OrderRequest order) {
        return new ProblemException(
                problem.problems().stream().map(each -> named(each, order)).toList(), problem);
    }

    private static Problem named(Problem problem, OrderRequest order) {
        Matcher place = LINE.matcher(problem.path().orElse(""));
        if (!place.matches()
                || Integer.parseInt(place.group(1)) >= order.lines().size()) {
            return problem;
        }
        OrderLine line = order.lines().get(Integer.parseInt(place.group(1)));
        String where = "Line " + line.lineNumber();
        String member = place.group(2);
        if (problem.code() == Code.EV_8 && (member + ".").startsWith("item.")) {
            return Problem.of(problem.code(), "there is no item " + shown(line.supplierPartId()) + ".")
                    .at(where);
        }
        return problem.at(member.isEmpty() ? where : where + " " + member);
    }

    private static String shown(String part) {
        return part.length() > SHOWN ? part.substring(0, SHOWN) + "..." : part;
    }
}
