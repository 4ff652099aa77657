package com.togahub.engine.crud;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One outer request while it runs: what all requests inside it share. */
final class Inside {
    private final RequestContext outer;
    private final Session session;
    private final Course course;
    private final Consumer<LogEntry> log;
    private final Clock clock;
    private final boolean mayWrite;
    private final List<Result> results = new ArrayList<>();
    private final Map<Class<? extends Completion>, Completion> completions = new LinkedHashMap<>();
    private Optional<RuntimeException> doom = Optional.empty();

    /**
     * The inside of a request.
     *
     * @param log keeps the entries of inner requests
     * @param mayWrite false while a GET runs, which has no transaction
     */
    Inside(
            RequestContext outer,
            Session session,
            Course course,
            Consumer<LogEntry> log,
            Clock clock,
            boolean mayWrite) {
        this.outer = outer;
        this.session = session;
        this.course = course;
        this.log = log;
        this.clock = clock;
        this.mayWrite = mayWrite;
    }

    RequestContext outer() {
        return outer;
    }

    Session session() {
        return session;
    }

    /** What business code of the outer request may do with records. */
    Requests requests() {
        return new InnerRequests(this);
    }

    /** Takes the outer request itself through. */
    Result run(ApiRequest request, Etag.Conditions conditions) {
        return kept(course.run(outer, session, requests(), request, conditions));
    }

    /** Takes an inner request through; {@code below} is for what that one causes. */
    Result run(RequestContext context, Requests below, ApiRequest request) {
        return kept(course.run(context, session, below, request, Etag.Conditions.NONE));
    }

    /** Takes inner requests through that delete records of one kind. */
    void delete(RequestContext context, Requests below, List<ApiRequest> several) {
        course.delete(context, session, below, several).forEach(this::kept);
    }

    /** Locks the record that a route leads to; answers whether it is there. */
    boolean lock(RequestContext context, ApiRequest request) {
        return course.lock(context, session, request);
    }

    /** Locks the record of a collection that has a value in a unique field; answers whether it is there. */
    boolean lock(RequestContext context, ApiRequest request, String field, String value) {
        return course.lock(context, session, request, field, value);
    }

    /** The outer request's caller with the grants of a shared role. */
    Caller as(String role) {
        return course.as(outer, role);
    }

    /** What is put off until {@link #complete()}. */
    <T extends Completion> T completion(Class<T> type, Supplier<T> make) {
        return type.cast(completions.computeIfAbsent(type, each -> make.get()));
    }

    /** Does what was put off, also what that puts off in turn; answers what there is to say of it. */
    List<Problem> complete() {
        List<Problem> messages = new ArrayList<>();
        Optional<Completion> next = due();
        while (next.isPresent()) {
            messages.addAll(next.get().complete(requests()));
            next = due();
        }
        return messages;
    }

    private Optional<Completion> due() {
        return completions.values().stream().filter(Completion::isDue).min(Comparator.comparing(Completion::isLast));
    }

    private Result kept(Result result) {
        results.add(result);
        return result;
    }

    /** Everything done, for whoever must know once it is committed. */
    List<Result> results() {
        return results;
    }

    /** Refuses a change where there is no transaction for it. */
    void requireAllowed(Method method) {
        if (!mayWrite && method != Method.GET) {
            throw new IllegalStateException("business code of a GET may only read");
        }
    }

    /** A failure that has left something half done: the outer request cannot succeed any more. */
    void doom(RuntimeException failure) {
        if (doom.isEmpty()) {
            doom = Optional.of(failure);
        }
    }

    /** Throws the failure that dooms the request, if there was one, whoever has caught it. */
    void requireWhole() {
        if (doom.isPresent()) {
            throw doom.get();
        }
    }

    void log(LogEntry entry) {
        log.accept(entry);
    }

    Instant now() {
        return clock.instant();
    }
}
