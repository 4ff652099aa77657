package com.togahub.engine.cxml.shipnotice;

import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the sender's lines in messages of the engine, which count from zero within the request it was given. */
final class NoticeProblems {
    private static final Pattern LINE = Pattern.compile("advanceShippingNoticeItems\\[([0-9]{1,9})\\]\\.?(.*)");

    private NoticeProblems() {}

    static ProblemException named(ProblemException problem, NoticeLines lines) {
        List<Problem> named = problem.problems().stream()
                .map(each ->
                        each.path().map(path -> each.at(place(path, lines))).orElse(each))
                .toList();
        return new ProblemException(named, problem);
    }

    private static String place(String path, NoticeLines lines) {
        Matcher line = LINE.matcher(path);
        if (!line.matches()) {
            return path;
        }
        return lines.where(Integer.parseInt(line.group(1)))
                .map(where -> (where + " " + line.group(2)).strip())
                .orElse(path);
    }
}
