package com.togahub.engine.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a body says of a client's name and place, beside the fields of the record.
 *
 * @param slug empty where it is missing or wrong
 * @param host the uuid of the host asked for
 * @param problems what is wrong with the two
 */
record Wanted(Optional<Slug> slug, Optional<String> host, List<Problem> problems) {
    static final String HOST = "databaseHost";
    static final String SLUG = "slug";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    Wanted {
        problems = List.copyOf(problems);
    }

    /** Reads a body and takes out of it what is no field. */
    static Wanted take(ObjectNode body) {
        List<Problem> problems = new ArrayList<>();
        // what is missing, or no text, the record's own rules say
        Optional<String> text =
                Optional.of(body.path(SLUG)).filter(JsonNode::isTextual).map(JsonNode::textValue);
        Optional<String> fault = text.flatMap(Slug::fault);
        fault.ifPresent(why -> problems.add(Problem.of(Code.EV_7, why).at(SLUG)));
        Optional<Slug> slug = fault.isPresent() ? Optional.empty() : text.map(Slug::new);
        return new Wanted(slug, host(body, problems), problems);
    }

    private static Optional<String> host(ObjectNode body, List<Problem> problems) {
        JsonNode given = body.remove(HOST);
        if (given == null || given.isNull()) {
            return Optional.empty();
        }
        JsonNode uuid = given.isObject() && given.size() == 1 ? given.path("uuid") : given;
        if (!uuid.isTextual() || !UUID.matcher(uuid.textValue()).matches()) {
            problems.add(Problem.of(Code.EV_7, "The uuid of a database host is needed.")
                    .at(HOST));
            return Optional.empty();
        }
        return Optional.of(uuid.textValue());
    }
}
