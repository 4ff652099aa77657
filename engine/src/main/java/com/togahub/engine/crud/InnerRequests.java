package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.Redaction;
import com.togahub.engine.request.RequestReader;
import com.togahub.engine.store.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests inside another one's transaction, at one level of nesting. */
final class InnerRequests implements Requests {
    private static final int DEEPEST = 16;
    private static final Map<String, String> SHALLOW = Map.of("depth", "-1");

    private final Inside inside;
    private final int level;

    /** What an outer request's own business code may use. */
    InnerRequests(Inside inside) {
        this(inside, 0);
    }

    private InnerRequests(Inside inside, int level) {
        this.inside = inside;
        this.level = level;
    }

    @Override
    public RequestContext context() {
        return inside.outer();
    }

    @Override
    public ObjectNode list(String route, Map<String, String> options) {
        return run(Method.GET, route, options, Optional.empty());
    }

    @Override
    public ObjectNode get(String route, Map<String, String> options) {
        return run(Method.GET, route, options, Optional.empty());
    }

    @Override
    public ObjectNode post(String route, JsonNode body, Map<String, String> options) {
        return run(Method.POST, route, options, Optional.of(body));
    }

    @Override
    public ObjectNode put(String route, JsonNode body, Map<String, String> options) {
        return run(Method.PUT, route, options, Optional.of(body));
    }

    @Override
    public void delete(String route) {
        run(Method.DELETE, route, Map.of(), Optional.empty());
    }

    private ObjectNode run(Method method, String route, Map<String, String> options, Optional<JsonNode> body) {
        if (level == DEEPEST) {
            throw new ProblemException(
                    Code.EO_4, "Requests of business code nest at most " + DEEPEST + " deep; this one would go on.");
        }
        inside.requireAllowed(method);
        Instant started = inside.now();
        Optional<byte[]> bytes = body.map(each -> each.toString().getBytes(StandardCharsets.UTF_8));
        RequestContext context = child(method, route, bytes, started);
        int changes = inside.session().changes();
        try {
            ApiRequest request = RequestReader.read(new RawRequest(
                    method.name(), route, parameters(options), Optional.of("application/json"), bytes, Map.of()));
            Result result = inside.run(new InnerRequests(inside, level + 1), request);
            log(context, result.status(), result.messages(), started);
            return result.tree();
        } catch (ProblemException | Refusal e) {
            if (inside.session().changes() > changes) {
                inside.doom(e);
            } else {
                List<Problem> problems = Failures.problems(e, "an inner request");
                log(context, problems.get(0).code().status(), problems, started);
            }
            throw e;
        } catch (RuntimeException e) {
            inside.doom(e);
            throw e;
        }
    }

    private static Map<String, List<String>> parameters(Map<String, String> options) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        SHALLOW.forEach((name, value) -> parameters.put(name, List.of(value)));
        options.forEach((name, value) -> parameters.put(name, List.of(value)));
        return parameters;
    }

    private void log(RequestContext context, int status, List<Problem> messages, Instant started) {
        long took = Duration.between(started, inside.now()).toMillis();
        inside.log(new LogEntry(context, status, Envelope.messages(messages), took, 0));
    }

    private RequestContext child(Method method, String route, Optional<byte[]> body, Instant started) {
        RequestContext outer = inside.outer();
        Origin origin = new Origin(
                method.name(),
                "/v2" + route,
                Optional.empty(),
                body.map(Redaction::body),
                outer.origin().authority(),
                outer.origin().address(),
                outer.origin().userAgent());
        return new RequestContext(
                Optional.empty(), outer.transactionId(), outer.caller(), outer.tenant(), origin, started);
    }
}
