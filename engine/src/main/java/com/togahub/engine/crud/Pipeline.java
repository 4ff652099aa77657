package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.access.Policy;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The engine: reserve, plan, carry out, log, commit, answer. */
public final class Pipeline implements Engine {
    private final Database database;
    private final TransactionLog log;
    private final Execution execution;
    private final Clock clock;

    /**
     * The engine over its ports.
     *
     * @param coreSchema name of the Core schema
     * @param maxDepth levels of relations that are expanded at most
     * @param uuids makes the names of new records
     * @param scriptedApis code that rows of {@code ScriptedApis} may name
     * @param cursors seals the places in lists
     */
    public Pipeline(
            Database database,
            TransactionLog log,
            Catalogs catalogs,
            String coreSchema,
            int maxDepth,
            Clock clock,
            Supplier<String> uuids,
            Collection<ScriptedApi> scriptedApis,
            Cursors cursors) {
        this(
                database,
                log,
                catalogs,
                coreSchema,
                maxDepth,
                clock,
                uuids,
                scriptedApis,
                cursors,
                UnaryOperator.identity());
    }

    /** The same with something made of every caller's policy for reads: for tests that must see a check missing. */
    Pipeline(
            Database database,
            TransactionLog log,
            Catalogs catalogs,
            String coreSchema,
            int maxDepth,
            Clock clock,
            Supplier<String> uuids,
            Collection<ScriptedApi> scriptedApis,
            Cursors cursors,
            UnaryOperator<Policy> policies) {
        this.database = database;
        this.log = log;
        this.execution = new Execution(
                catalogs,
                coreSchema,
                maxDepth,
                uuids,
                scriptedApis.stream().collect(Collectors.toMap(ScriptedApi::name, Function.identity())),
                new Reading(coreSchema, maxDepth, cursors, policies));
        this.clock = clock;
    }

    @Override
    public Answer answer(RequestContext context, RawRequest raw) {
        Reservation reservation = reserve(context);
        try {
            if (context.transactionId().isEmpty()) {
                throw new ProblemException(Code.EV_4);
            }
            Optional<ScriptedApi> scripted = execution.scripted(context, raw);
            if (scripted.isPresent()) {
                return act(context, reservation, requests -> scripted(scripted.get(), requests, raw));
            }
            ApiRequest request = RequestReader.read(raw);
            return request.method() == Method.GET
                    ? read(context, request, reservation)
                    : write(context, reservation, session -> {
                        Execution.Result result = execution.write(session, context, request);
                        return new Done(result, () -> execution.committed(result));
                    });
        } catch (RuntimeException e) {
            return failed(context, reservation, e);
        }
    }

    @Override
    public Answer act(RequestContext context, Function<Requests, Data> work) {
        Reservation reservation = reserve(context);
        try {
            return write(context, reservation, session -> {
                InnerRequests requests = requests(context, session);
                Data data = work.apply(requests);
                Body content = Envelope.data(json -> {
                    json.writeFieldName(data.name());
                    json.writeTree(data.value());
                });
                Execution.Result result = new Execution.Result(data.status(), List.of(), Map.of(), content, false);
                return new Done(result, requests::committed);
            });
        } catch (RuntimeException e) {
            return failed(context, reservation, e);
        }
    }

    @Override
    public Answer refuse(RequestContext context, ProblemException problem) {
        return failed(context, reserve(context), problem);
    }

    @Override
    public <T> T transact(RequestContext context, Function<Requests, T> work) {
        Reservation reservation = reserve(context);
        try {
            reservation.confirm();
            return commit(context, session -> {
                InnerRequests requests = requests(context, session);
                T result = work.apply(requests);
                log.append(session, context.tenant(), entry(context, 200, List.of(), 0));
                return new Committed<>(result, requests::committed);
            });
        } catch (Logged e) {
            throw new ProblemException(e.problems, e);
        } catch (RuntimeException e) {
            List<Problem> problems = Failures.problems(e, name(context));
            if (problems.get(0).code() != Code.EV_5) {
                Reservation.await(log.append(
                        context.tenant(), entry(context, problems.get(0).code().status(), problems, 0)));
            }
            throw e instanceof ProblemException known ? known : new ProblemException(problems, e);
        }
    }

    private Answer act(RequestContext context, Reservation reservation, Function<Requests, Data> work) {
        return write(context, reservation, session -> {
            InnerRequests requests = requests(context, session);
            Data data = work.apply(requests);
            Body content = Envelope.data(json -> {
                json.writeFieldName(data.name());
                json.writeTree(data.value());
            });
            Execution.Result result = new Execution.Result(data.status(), List.of(), Map.of(), content, false);
            return new Done(result, requests::committed);
        });
    }

    private static Data scripted(ScriptedApi api, Requests requests, RawRequest raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        raw.parameters().forEach((name, values) -> {
            if (!name.equals("transactionId")) {
                parameters.put(name, values.get(0));
            }
        });
        JsonNode body = raw.body()
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> Json.parse(bytes, ""))
                .orElseGet(() -> Json.mapper().createObjectNode());
        if (!(body instanceof ObjectNode object)) {
            throw new ProblemException(Code.EV_1, "The body must be a JSON object.");
        }
        return api.handle(requests, parameters, object);
    }

    private record Done(Execution.Result result, Runnable afterCommit) {}

    private Answer read(RequestContext context, ApiRequest request, Reservation reservation) {
        Reading.Prepared prepared = execution.prepare(context, request);
        // the reservation becomes durable while the rows are read
        Execution.Result result = database.read(
                context.tenant(), session -> execution.explained(context, session, execution.read(session, prepared)));
        Body body = envelope(context, result.status(), result.messages(), result.meta(), result.data());
        reservation.confirm();
        Reservation.await(
                log.append(context.tenant(), entry(context, result.status(), result.messages(), body.size())));
        return new Answer(result.status(), Map.of(), body);
    }

    private Answer write(RequestContext context, Reservation reservation, Function<Session, Done> work) {
        reservation.confirm();
        return commit(context, session -> {
            Done done = work.apply(session);
            Execution.Result result = execution.explained(context, session, done.result());
            Body body = envelope(context, result.status(), result.messages(), result.meta(), result.data());
            log.append(session, context.tenant(), entry(context, result.status(), result.messages(), body.size()));
            return new Committed<>(new Answer(result.status(), Map.of(), body), done.afterCommit());
        });
    }

    /** What a transaction yields once it is committed. */
    private record Committed<T>(T result, Runnable afterCommit) {}

    private <T> T commit(RequestContext context, Function<Session, Committed<T>> work) {
        AtomicReference<Committed<T>> done = new AtomicReference<>();
        try {
            database.write(context.tenant(), session -> {
                // a try after a conflict begins anew
                done.set(null);
                done.set(work.apply(session));
                return done.get();
            });
        } catch (StoreException e) {
            if (done.get() == null || !committedAfterAll(context, e)) {
                throw e;
            }
        }
        done.get().afterCommit().run();
        return done.get().result();
    }

    /**
     * Whether a commit whose answer was lost took place: the log row is part of it. Where it did not, the failure is logged
     * under the same unique id, so that it cannot take place any more.
     */
    private boolean committedAfterAll(RequestContext context, StoreException failure) {
        List<Problem> problems = Failures.problems(failure, name(context));
        try {
            Reservation.await(log.append(
                    context.tenant(), entry(context, problems.get(0).code().status(), problems, 0)));
            throw new Logged(problems, failure);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return true;
            }
            throw e;
        }
    }

    /** A failure whose log row is there already. */
    private static final class Logged extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Problem> problems;

        Logged(List<Problem> problems, Throwable cause) {
            super(cause);
            this.problems = problems;
        }
    }

    private Answer failed(RequestContext context, Reservation reservation, RuntimeException failure) {
        if (failure instanceof Logged logged) {
            return problem(context, logged.problems, Map.of(), 0);
        }
        try {
            // a used id is said before anything else: the request has no effect, not even a message of its own
            reservation.confirm();
            List<Problem> problems = Failures.problems(failure, name(context));
            return problem(context, problems, Map.of(), 1);
        } catch (ProblemException e) {
            return problem(context, e.problems(), original(context), 0);
        } catch (StoreException e) {
            return problem(context, Failures.problems(e, name(context)), Map.of(), 0);
        }
    }

    private Answer problem(RequestContext context, List<Problem> problems, Map<String, Object> meta, int rows) {
        int status = problems.get(0).code().status();
        Body body = envelope(context, status, problems, meta, Body.EMPTY);
        if (rows > 0) {
            Reservation.await(log.append(context.tenant(), entry(context, status, problems, body.size())));
        }
        return new Answer(status, Failures.headers(status), body);
    }

    private Map<String, Object> original(RequestContext context) {
        Map<String, Object> meta = new LinkedHashMap<>();
        context.transactionId()
                .flatMap(id -> log.original(id, context.caller().identity()))
                .ifPresent(first -> {
                    Map<String, Object> fate = new LinkedHashMap<>();
                    fate.put("timestamp", RecordWriter.format(first.timestamp()));
                    fate.put("status", first.status().orElse(null));
                    fate.put(
                            "isSuccess",
                            first.status()
                                    .map(status -> status >= 200 && status < 300)
                                    .orElse(null));
                    meta.put("original", fate);
                });
        return meta;
    }

    private Reservation reserve(RequestContext context) {
        CompletableFuture<Boolean> reserved = context.transactionId()
                .map(id -> log.reserve(
                        id, context.tenant(), Optional.of(context.caller().identity()), context.received()))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
        return new Reservation(reserved);
    }

    private InnerRequests requests(RequestContext context, Session session) {
        return new InnerRequests(context, () -> session, execution, log, clock);
    }

    private Body envelope(
            RequestContext context, int status, List<Problem> messages, Map<String, Object> meta, Body data) {
        Instant now = clock.instant();
        Map<String, Object> all = new LinkedHashMap<>(meta);
        all.put("durationMs", Duration.between(context.received(), now).toMillis());
        return Envelope.write(context, now, status, messages, all, data);
    }

    private LogEntry entry(RequestContext context, int status, List<Problem> messages, long bytes) {
        long took = Duration.between(context.received(), clock.instant()).toMillis();
        return new LogEntry(context, status, Envelope.messages(messages), took, bytes);
    }

    private static String name(RequestContext context) {
        return context.transactionId().map(TransactionId::value).orElse("(no id)");
    }
}
