package com.togahub.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The body of an authentication: texts, all of them required. */
final class AuthBody {
    private static final int LONGEST = 16 * 1024;

    private final Map<String, String> values;

    private AuthBody(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads it.
     *
     * @param members the names it must have, and no others
     * @throws ProblemException EV-1, EV-3, EV-6, EV-7, EV-13
     */
    static AuthBody read(RawRequest raw, List<String> members) {
        JsonNode body = RequestReader.read(raw)
                .body()
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new ProblemException(Code.EV_1, "The body must be a JSON object."));
        List<Problem> problems = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (String member : members) {
            JsonNode value = body.path(member);
            if (value.isMissingNode() || value.isNull()) {
                problems.add(Problem.of(Code.EV_6).at(member));
            } else if (!value.isTextual() || value.textValue().length() > LONGEST) {
                problems.add(Problem.of(Code.EV_7, "The value must be a text.").at(member));
            } else {
                values.put(member, value.textValue());
            }
        }
        TreeSet<String> others = new TreeSet<>();
        body.fieldNames().forEachRemaining(others::add);
        others.removeAll(members);
        if (!others.isEmpty()) {
            problems.add(0, Problem.of(Code.EV_3, "There are members that are not known here."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new AuthBody(values);
    }

    String text(String member) {
        return values.get(member);
    }
}
