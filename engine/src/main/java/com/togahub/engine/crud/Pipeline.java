package com.togahub.engine.crud;

import com.togahub.engine.access.Policy;
import com.togahub.engine.administration.Guard;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestReader;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.TransactionLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The engine: reserve, run, log, commit, answer. */
public final class Pipeline implements Engine {
    private final Database database;
    private final TransactionLog log;
    private final Execution execution;
    private final Course course;
    private final Scripts scripts;
    private final Answers answers;
    private final Commits commits;
    private final Clock clock;

    /**
     * The engine over its ports.
     *
     * @param coreSchema name of the Core schema
     * @param maxDepth levels of relations that are expanded at most
     * @param uuids makes the names of new records
     * @param extensions code that rows of the metadata may name
     * @param guard judges what administrators write
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
            Extensions extensions,
            Guard guard,
            Cursors cursors) {
        this(
                database,
                log,
                catalogs,
                coreSchema,
                maxDepth,
                clock,
                uuids,
                extensions,
                guard,
                new Reading(coreSchema, maxDepth, cursors, UnaryOperator.identity()));
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
            Extensions extensions,
            Cursors cursors,
            UnaryOperator<Policy> policies) {
        this(
                database,
                log,
                catalogs,
                coreSchema,
                maxDepth,
                clock,
                uuids,
                extensions,
                Guard.NONE,
                new Reading(coreSchema, maxDepth, cursors, policies));
    }

    private Pipeline(
            Database database,
            TransactionLog log,
            Catalogs catalogs,
            String coreSchema,
            int maxDepth,
            Clock clock,
            Supplier<String> uuids,
            Extensions extensions,
            Guard guard,
            Reading reading) {
        this.database = database;
        this.log = new SecretFields(log, catalogs);
        this.execution = new Execution(catalogs, coreSchema, maxDepth, uuids, guard, reading);
        this.course = new Course(execution, extensions);
        this.scripts = new Scripts(catalogs, extensions);
        this.answers = new Answers(this.log, clock);
        this.commits = new Commits(database, answers);
        this.clock = clock;
    }

    @Override
    public Answer answer(RequestContext context, RawRequest raw) {
        return reserved(context, reservation -> {
            if (context.transactionId().isEmpty()) {
                throw new ProblemException(Code.EV_4);
            }
            Optional<Function<Requests, Data>> script = scripts.find(context, raw);
            if (script.isPresent()) {
                return write(
                        context, reservation, inside -> yielded(script.get().apply(inside.requests())));
            }
            ApiRequest request = RequestReader.read(raw);
            Etag.Conditions conditions = Etag.conditions(raw);
            return request.method() == Method.GET
                    ? read(context, reservation, request, conditions)
                    : write(context, reservation, inside -> inside.run(request, conditions));
        });
    }

    @Override
    public Answer act(RequestContext context, Function<Requests, Data> work) {
        return reserved(
                context, reservation -> write(context, reservation, inside -> yielded(work.apply(inside.requests()))));
    }

    @Override
    public Answer explain(RequestContext context, RawRequest raw) {
        return act(context, requests -> {
            if (!execution.mayDebug(context)) {
                throw new ProblemException(Code.EZ_3);
            }
            ApiRequest request = RequestReader.read(raw);
            if (request.method() != Method.GET) {
                throw new ProblemException(Code.EV_11);
            }
            return new Data(200, "explain", execution.explain(context, request));
        });
    }

    @Override
    public Answer refuse(RequestContext context, ProblemException problem) {
        return reserved(context, reservation -> {
            throw problem;
        });
    }

    @Override
    public <T> T transact(RequestContext context, Function<Requests, T> work) {
        Reservation reservation = reserve(context);
        try {
            reservation.confirm();
            return commits.commit(context, session -> {
                List<LogEntry> inner = new ArrayList<>();
                Inside inside = inside(context, session, inner::add, true);
                T result = work.apply(inside.requests());
                List<Problem> said = inside.complete();
                inside.requireWhole();
                log.append(session, context.tenant(), inner);
                log.append(session, context.tenant(), answers.entry(context, 200, said, 0));
                return new Commits.Committed<>(result, () -> inside.results().forEach(execution::committed));
            });
        } catch (Commits.Logged e) {
            throw new ProblemException(e.problems(), e);
        } catch (RuntimeException e) {
            List<Problem> problems = Failures.problems(e, Answers.name(context));
            if (problems.get(0).code() != Code.EV_5) {
                answers.logUnlessLogged(context, problems);
            }
            throw e instanceof ProblemException known ? known : new ProblemException(problems, e);
        }
    }

    private Answer reserved(RequestContext context, Function<Reservation, Answer> work) {
        Reservation reservation = reserve(context);
        try {
            return work.apply(reservation);
        } catch (RuntimeException e) {
            return answers.failure(context, reservation, e);
        }
    }

    private Answer read(
            RequestContext context, Reservation reservation, ApiRequest request, Etag.Conditions conditions) {
        Instant begun = clock.instant();
        // the reservation becomes durable while the rows are read
        Optional<String> identity = Optional.of(context.caller().identity());
        Result result = database.readNear(context.tenant(), identity, session -> {
            Consumer<LogEntry> own = entry -> Reservation.await(log.append(context.tenant(), entry));
            Inside inside = inside(context, session, own, false);
            return explained(context, session, begun, inside.run(request, conditions));
        });
        reservation.confirm();
        return answers.success(
                context,
                result,
                conditions.ifNoneMatch(),
                entry -> Reservation.await(log.append(context.tenant(), entry)));
    }

    private Answer write(RequestContext context, Reservation reservation, Function<Inside, Result> work) {
        reservation.confirm();
        Instant begun = clock.instant();
        return commits.commit(context, session -> {
            List<LogEntry> inner = new ArrayList<>();
            Inside inside = inside(context, session, inner::add, true);
            Result worked = work.apply(inside);
            Result said = worked.saying(inside.complete());
            inside.requireWhole();
            said.shown().settle();
            Result result = explained(context, session, begun, said);
            log.append(session, context.tenant(), inner);
            Answer answer = answers.success(
                    context, result, Optional.empty(), entry -> log.append(session, context.tenant(), entry));
            return new Commits.Committed<>(answer, () -> inside.results().forEach(execution::committed));
        });
    }

    /** The same with what it took, for those who may see that. */
    private Result explained(RequestContext context, Session session, Instant begun, Result result) {
        if (!execution.mayDebug(context)) {
            return result;
        }
        Duration whole = Duration.between(begun, clock.instant());
        Duration database = session.databaseTime();
        return result.explained(new Debugging(
                session.statements(), Duration.between(context.received(), begun), database, whole.minus(database)));
    }

    private static Result yielded(Data data) {
        Body body = Envelope.data(json -> {
            json.writeFieldName(data.name());
            json.writeTree(data.value());
        });
        return new Result(data.status(), List.of(), Map.of(), body, false);
    }

    private Inside inside(RequestContext context, Session session, Consumer<LogEntry> entries, boolean mayWrite) {
        return new Inside(context, session, course, entries, clock, mayWrite);
    }

    private Reservation reserve(RequestContext context) {
        CompletableFuture<Boolean> reserved = context.transactionId()
                .map(id -> log.reserve(
                        id, context.tenant(), Optional.of(context.caller().identity()), context.received()))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
        return new Reservation(reserved);
    }
}
