package com.togahub.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a raw request's syntax; nothing here knows which records exist. */
public final class RequestReader {
    private static final int MAXIMUM_SEGMENTS = 6;

    /** The most records that one POST creates beside each other. */
    private static final int MAXIMUM_ELEMENTS = 1_000;

    private RequestReader() {}

    /**
     * The request, or what is wrong with its form.
     *
     * @throws ProblemException EV-1, EV-2, EV-3, EV-10, EV-11, EV-13
     */
    public static ApiRequest read(RawRequest raw) {
        Method method = method(raw.method());
        List<Segment> route = route(raw.path());
        Options options = OptionsReader.read(new Parameters(raw.parameters()));
        boolean toCollection = route.get(route.size() - 1).uuid().isEmpty();
        Format format = method == Method.GET && toCollection
                ? Format.of(Optional.ofNullable(raw.headers().get("accept")))
                : Format.JSON;
        return new ApiRequest(method, route, options, format, body(method, toCollection, raw));
    }

    /**
     * A request that business code makes, whose body is a tree already; the request has a copy of it.
     *
     * @param path after {@code /v2}
     * @throws ProblemException EV-1, EV-2, EV-3, EV-10
     */
    public static ApiRequest read(
            Method method, String path, Map<String, List<String>> parameters, Optional<JsonNode> body) {
        List<Segment> route = route(path);
        Options options = OptionsReader.read(new Parameters(parameters));
        boolean toCollection = route.get(route.size() - 1).uuid().isEmpty();
        Optional<JsonNode> own = body.map(Json::copied);
        own.ifPresent(tree -> requireForm(method, toCollection, tree));
        return new ApiRequest(method, route, options, Format.JSON, own);
    }

    private static Method method(String name) {
        return switch (name) {
            case "GET", "HEAD" -> Method.GET;
            case "POST" -> Method.POST;
            case "PUT", "PATCH" -> Method.PUT;
            case "DELETE" -> Method.DELETE;
            default -> throw new ProblemException(Code.EV_11);
        };
    }

    private static List<Segment> route(String path) {
        List<String> names = Arrays.stream(path.split("/", -1)).skip(1).toList();
        if (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names = names.subList(0, names.size() - 1);
        }
        if (names.isEmpty() || names.contains("") || names.size() > 2 * MAXIMUM_SEGMENTS) {
            throw new ProblemException(Code.EV_2);
        }
        List<Segment> route = new ArrayList<>();
        for (int i = 0; i < names.size(); i += 2) {
            Optional<String> uuid = i + 1 < names.size() ? Optional.of(names.get(i + 1)) : Optional.empty();
            route.add(new Segment(names.get(i), uuid.map(text -> text.toLowerCase(Locale.ROOT))));
        }
        return route;
    }

    private static Optional<JsonNode> body(Method method, boolean toCollection, RawRequest raw) {
        if (method == Method.GET || method == Method.DELETE) {
            return Optional.empty();
        }
        byte[] bytes = raw.body().orElse(new byte[0]);
        if (raw.contentType().filter(RequestReader::isJson).isEmpty()) {
            throw new ProblemException(Code.EV_13);
        }
        if (bytes.length == 0) {
            throw new ProblemException(Code.EV_1, "A JSON body is required.");
        }
        JsonNode body = Json.parse(bytes, "");
        requireForm(method, toCollection, body);
        return Optional.of(body);
    }

    private static void requireForm(Method method, boolean toCollection, JsonNode body) {
        if (body.isArray() && method == Method.POST && toCollection) {
            elements(body);
        } else if (!body.isObject()) {
            throw new ProblemException(Problem.of(Code.EV_1, "The body must be a JSON object."));
        }
    }

    private static void elements(JsonNode body) {
        if (body.size() > MAXIMUM_ELEMENTS) {
            throw new ProblemException(Code.EV_10, "An array holds at most " + MAXIMUM_ELEMENTS + " records.");
        }
        if (body.isEmpty()) {
            throw new ProblemException(Code.EV_1, "The array must hold a JSON object at least.");
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            if (!body.get(i).isObject()) {
                problems.add(Problem.of(Code.EV_1, "Every element must be a JSON object.")
                        .at("[" + i + "]"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }
}
