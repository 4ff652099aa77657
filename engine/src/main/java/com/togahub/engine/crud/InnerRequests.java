package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.Redaction;
import com.togahub.engine.request.RequestReader;
import com.togahub.engine.store.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Requests inside another one's transaction, at one level of nesting. */
final class InnerRequests implements Requests {
    private static final int DEEPEST = 16;
    private static final Map<String, String> SHALLOW = Map.of("depth", "-1");

    private final Inside inside;
    private final Caller caller;
    private final int level;

    /** What an outer request's own business code may use. */
    InnerRequests(Inside inside) {
        this(inside, inside.outer().caller(), 0);
    }

    private InnerRequests(Inside inside, Caller caller, int level) {
        this.inside = inside;
        this.caller = caller;
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

    @Override
    public void delete(String route, List<String> uuids) {
        if (uuids.isEmpty()) {
            return;
        }
        ObjectNode body = Json.mapper().createObjectNode();
        uuids.forEach(body.putArray("uuids")::add);
        carriedOut(Method.DELETE, route, Optional.of(body), below -> {
            List<ApiRequest> several = uuids.stream()
                    .map(uuid -> request(Method.DELETE, route + "/" + uuid, Map.of(), Optional.empty()))
                    .toList();
            inside.delete(seen(), below, several);
            return new Told<>(200, List.of(), several.size());
        });
    }

    @Override
    public boolean lock(String route) {
        inside.requireAllowed(Method.PUT);
        return inside.lock(seen(), request(Method.GET, route, Map.of(), Optional.empty()));
    }

    @Override
    public boolean lock(String route, String field, String value) {
        inside.requireAllowed(Method.PUT);
        return inside.lock(seen(), request(Method.GET, route, Map.of(), Optional.empty()), field, value);
    }

    @Override
    public Requests as(String role) {
        return new InnerRequests(inside, inside.as(role), level);
    }

    @Override
    public <T extends Completion> T completion(Class<T> type, Supplier<T> make) {
        inside.requireAllowed(Method.PUT);
        return inside.completion(type, make);
    }

    private ObjectNode run(Method method, String route, Map<String, String> options, Optional<JsonNode> body) {
        return carriedOut(method, route, body, below -> {
            Result result = inside.run(seen(), below, request(method, route, options, body));
            return new Told<>(result.status(), result.messages(), result.tree());
        });
    }

    /** What was done, and what the log says of it. */
    private record Told<T>(int status, List<Problem> messages, T value) {}

    private <T> T carriedOut(Method method, String route, Optional<JsonNode> body, Function<Requests, Told<T>> work) {
        if (level == DEEPEST) {
            throw new ProblemException(
                    Code.EO_4, "Requests of business code nest at most " + DEEPEST + " deep; this one would go on.");
        }
        inside.requireAllowed(method);
        Instant started = inside.now();
        RequestContext context = child(method, route, body, started);
        int changes = inside.session().changes();
        try {
            Told<T> told = work.apply(new InnerRequests(inside, caller, level + 1));
            log(context, told.status(), told.messages(), started);
            return told.value();
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

    private static ApiRequest request(
            Method method, String route, Map<String, String> options, Optional<JsonNode> body) {
        return RequestReader.read(method, route, parameters(options), body);
    }

    /** The outer request as it is carried out here: with the grants that count now. */
    private RequestContext seen() {
        RequestContext outer = inside.outer();
        return new RequestContext(
                outer.transactionId(), outer.parent(), caller, outer.tenant(), outer.origin(), outer.received());
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

    private RequestContext child(Method method, String route, Optional<JsonNode> body, Instant started) {
        RequestContext outer = inside.outer();
        Origin origin = new Origin(
                method.name(),
                "/v2" + route,
                Optional.empty(),
                body.map(tree -> Redaction.body(tree, outer.origin().body())),
                outer.origin().authority(),
                outer.origin().address(),
                outer.origin().userAgent());
        return new RequestContext(Optional.empty(), outer.transactionId(), caller, outer.tenant(), origin, started);
    }
}
