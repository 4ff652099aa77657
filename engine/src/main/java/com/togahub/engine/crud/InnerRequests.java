package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.TransactionLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests inside another one's transaction. */
final class InnerRequests implements Requests {
    private static final Map<String, String> SHALLOW = Map.of("depth", "-1");

    private final RequestContext outer;
    private final Supplier<Session> session;
    private final Execution execution;
    private final TransactionLog log;
    private final Clock clock;
    private final List<Execution.Result> results = new ArrayList<>();

    InnerRequests(
            RequestContext outer, Supplier<Session> session, Execution execution, TransactionLog log, Clock clock) {
        this.outer = outer;
        this.session = session;
        this.execution = execution;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public RequestContext context() {
        return outer;
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
    public ObjectNode post(String route, ObjectNode body) {
        return run(Method.POST, route, SHALLOW, Optional.of(body));
    }

    @Override
    public ObjectNode put(String route, ObjectNode body) {
        return run(Method.PUT, route, SHALLOW, Optional.of(body));
    }

    @Override
    public void delete(String route) {
        run(Method.DELETE, route, SHALLOW, Optional.empty());
    }

    /** What to do once everything is committed. */
    void committed() {
        results.forEach(execution::committed);
    }

    private ObjectNode run(Method method, String route, Map<String, String> options, Optional<ObjectNode> body) {
        Instant started = clock.instant();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        SHALLOW.forEach((name, value) -> parameters.put(name, List.of(value)));
        options.forEach((name, value) -> parameters.put(name, List.of(value)));
        Optional<byte[]> bytes = body.map(InnerRequests::bytes);
        ApiRequest request = RequestReader.read(
                new RawRequest(method.name(), route, parameters, Optional.of("application/json"), bytes, Map.of()));
        Execution.Result result = method == Method.GET
                ? execution.read(session.get(), execution.prepare(outer, request))
                : execution.write(session.get(), outer, request);
        results.add(result);
        RequestContext context = child(method, route, bytes, started);
        long took = Duration.between(started, clock.instant()).toMillis();
        log.append(
                session.get(),
                outer.tenant(),
                new LogEntry(context, result.status(), Envelope.messages(result.messages()), took, 0));
        return result.tree();
    }

    private RequestContext child(Method method, String route, Optional<byte[]> body, Instant started) {
        Origin origin = new Origin(
                method.name(),
                "/v2" + route,
                Optional.empty(),
                body.map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
                outer.origin().authority(),
                outer.origin().address(),
                outer.origin().userAgent());
        return new RequestContext(
                Optional.empty(), outer.transactionId(), outer.caller(), outer.tenant(), origin, started);
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
