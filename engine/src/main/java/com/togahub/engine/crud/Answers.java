package com.togahub.engine.crud;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Format;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Results and failures as answers, each with its entry in the log. */
final class Answers {
    private static final int NOT_MODIFIED = 304;

    private final TransactionLog log;
    private final Clock clock;

    Answers(TransactionLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * A success. The caller keeps the entry, in the transaction of the data or in one of its own.
     *
     * @param known the caller's {@code If-None-Match}: where it names what would be sent, nothing is
     */
    Answer success(RequestContext context, Result result, Optional<String> known, Consumer<LogEntry> keep) {
        if (result.format() == Format.CSV) {
            return table(context, result, keep);
        }
        Optional<String> tag = result.shown()
                .own()
                .map(own -> Etag.of(own, result.shown().body().bytes()));
        Map<String, String> headers = new LinkedHashMap<>(result.headers());
        tag.ifPresent(value -> headers.put("ETag", value));
        boolean hasIt = tag.isPresent()
                && known.filter(header -> Etag.isKnown(header, tag.get())).isPresent();
        if (hasIt) {
            result.discard();
        }
        Answer answer = hasIt
                ? new Answer(NOT_MODIFIED, headers, Body.of(new byte[0]))
                : new Answer(
                        result.status(),
                        headers,
                        envelope(
                                context,
                                result.status(),
                                result.messages(),
                                result.meta(),
                                result.shown().body()));
        keep.accept(
                entry(context, answer.status(), result.messages(), answer.body().size()));
        return answer;
    }

    /** A table stands alone: what the envelope would say of it is in headers. */
    private Answer table(RequestContext context, Result result, Consumer<LogEntry> keep) {
        Map<String, String> headers = new LinkedHashMap<>(result.headers());
        headers.put("Content-Type", "text/csv; charset=utf-8");
        headers.put("X-Transaction-Id", name(context));
        headers.put("X-Has-More", String.valueOf(result.meta().get("hasMore")));
        Optional.ofNullable(result.meta().get("next")).ifPresent(next -> headers.put("X-Next-Cursor", next.toString()));
        Optional.ofNullable(result.meta().get("totalRecords"))
                .ifPresent(total -> headers.put("X-Total-Records", total.toString()));
        keep.accept(entry(
                context,
                result.status(),
                result.messages(),
                result.shown().body().size()));
        return new Answer(result.status(), headers, result.shown().body());
    }

    /** A failure, logged unless its id belongs to another request or it has been logged before. */
    Answer failure(RequestContext context, Reservation reservation, RuntimeException failure) {
        if (failure instanceof Commits.Logged logged) {
            return problem(context, logged.problems(), Map.of(), false);
        }
        List<Problem> problems = Failures.problems(failure, name(context));
        try {
            // a used id is said before anything else: the request has no effect, not even a message of its own
            reservation.confirm();
            return problem(context, problems, Map.of(), true);
        } catch (ProblemException e) {
            return problem(context, e.problems(), original(context), false);
        } catch (StoreException e) {
            // a row that is there already is that of a commit whose answer was lost: what became of the request, it
            // knows alone
            boolean isInDoubt = e.kind() == StoreException.Kind.DUPLICATE;
            return problem(context, isInDoubt ? problems : Failures.problems(e, name(context)), Map.of(), false);
        }
    }

    private Answer problem(RequestContext context, List<Problem> problems, Map<String, Object> meta, boolean isLogged) {
        int status = problems.get(0).code().status();
        Body body = envelope(context, status, problems, meta, Body.EMPTY);
        if (isLogged) {
            Reservation.await(log.append(context.tenant(), entry(context, status, problems, body.size())));
        }
        return new Answer(status, Failures.headers(status), body);
    }

    /** Logs a failure that is answered by others. */
    void log(RequestContext context, List<Problem> problems) {
        Reservation.await(log.append(
                context.tenant(), entry(context, problems.get(0).code().status(), problems, 0)));
    }

    /** The same where a commit whose answer was lost may have left a row, which then tells what became of the request. */
    void logUnlessLogged(RequestContext context, List<Problem> problems) {
        try {
            log(context, problems);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.DUPLICATE) {
                throw e;
            }
        }
    }

    /** Whether the log has a row of this request that tells of a success. */
    boolean isLoggedAsSuccess(RequestContext context) {
        return context.transactionId()
                .flatMap(id -> log.original(id, context.caller().identity()))
                .flatMap(TransactionLog.Original::status)
                .map(LogEntry::isSuccess)
                .orElse(false);
    }

    LogEntry entry(RequestContext context, int status, List<Problem> messages, long bytes) {
        long took = Duration.between(context.received(), clock.instant()).toMillis();
        return new LogEntry(context, status, Envelope.messages(messages), took, bytes);
    }

    static String name(RequestContext context) {
        return context.transactionId().map(TransactionId::value).orElse("(no id)");
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
                            "isSuccess", first.status().map(LogEntry::isSuccess).orElse(null));
                    meta.put("original", fate);
                });
        return meta;
    }

    private Body envelope(
            RequestContext context, int status, List<Problem> messages, Map<String, Object> meta, Body data) {
        Instant now = clock.instant();
        Map<String, Object> all = new LinkedHashMap<>(meta);
        all.put("durationMs", Duration.between(context.received(), now).toMillis());
        return Envelope.write(context, now, status, messages, all, data);
    }
}
