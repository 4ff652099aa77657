package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers to what fails: one per status, with the codes of the catalogue that have it. */
final class Responses {
    private static final List<Integer> READ = List.of(400, 401, 403, 404, 405, 409, 422, 429, 500, 503);
    private static final List<Integer> WRITE = List.of(400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503);

    private Responses() {}

    /** Adds the responses that operations refer to. */
    static void add(ObjectNode responses) {
        Map<Integer, List<Code>> byStatus = new TreeMap<>();
        for (Code code : Code.values()) {
            if (code.level() == Level.ERROR) {
                byStatus.computeIfAbsent(code.status(), status -> new ArrayList<>())
                        .add(code);
            }
        }
        byStatus.forEach((status, codes) -> add(responses, status, codes));
    }

    private static void add(ObjectNode responses, int status, List<Code> codes) {
        String text = String.join(
                " ",
                codes.stream().map(code -> code.wireName() + ": " + code.text()).toList());
        ObjectNode response = responses.putObject(name(status)).put("description", text);
        if (status == 429 || status == 503) {
            response.putObject("headers")
                    .putObject("Retry-After")
                    .put("description", "Seconds until trying again makes sense.")
                    .putObject("schema")
                    .put("type", "integer");
        }
        Bodies.json(response, Refs.schema(Refs.FAILURE));
    }

    /** Refers to what can go wrong with a method. */
    static void failures(ObjectNode responses, String method) {
        for (int status : method.equals("GET") ? READ : WRITE) {
            responses.set(Integer.toString(status), Refs.response(name(status)));
        }
    }

    /** The codes of all messages. */
    static void codes(ArrayNode codes) {
        for (Code code : Code.values()) {
            codes.add(code.wireName());
        }
    }

    private static String name(int status) {
        return "Status" + status;
    }
}
