package com.togahub.engine.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of requests to {@link Orders}. */
final class Planning {
    private static final Catalog CATALOG = Orders.catalog();

    private Planning() {}

    static Planner planner(String... roles) {
        return new Planner(CATALOG, new GrantedPolicy(CATALOG, Orders.caller(roles)), 6);
    }

    static WritePlan post(String path, String body, String... roles) {
        return planner(roles).write(RequestReader.read(raw("POST", path, Map.of(), body)));
    }

    static RawRequest raw(String method, String path, Map<String, String> options, String body) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        options.forEach((name, value) -> parameters.put(name, List.of(value)));
        return new RawRequest(
                method,
                path,
                parameters,
                Optional.of("application/json"),
                Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of());
    }

    static List<String> refused(Runnable request) {
        return names(assertThrows(ProblemException.class, request::run).problems());
    }

    static List<String> wrong(WritePlan plan) {
        return names(plan.problems());
    }

    private static List<String> names(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().wireName()
                        + problem.path().map(path -> " " + path).orElse(""))
                .toList();
    }
}
