package com.togahub.engine.crud;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One outer request while it runs: what all requests inside it share. */
final class Inside {
    private final RequestContext outer;
    private final Session session;
    private final Course course;
    private final Consumer<LogEntry> log;
    private final Clock clock;
    private final boolean mayWrite;
    private final List<Result> results = new ArrayList<>();
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
    Result run(Requests below, ApiRequest request) {
        return kept(course.run(outer, session, below, request, Etag.Conditions.NONE));
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
