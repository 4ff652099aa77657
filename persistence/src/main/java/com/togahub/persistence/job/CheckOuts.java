package com.togahub.persistence.job;

import com.togahub.engine.job.End;
import com.togahub.engine.job.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One statement that writes the outcomes of several attempts, of different jobs, none of them postponed.
 *
 * @param sql its text
 * @param parameters one per placeholder
 */
record CheckOuts(String sql, Object[] parameters) {
    /**
     * The statement.
     *
     * @param ends one of them may be there several times
     * @param token marks what this statement writes
     */
    static CheckOuts of(List<End> ends, String token) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(token);
        List<Function<End, Object>> columns = List.of(
                CheckOuts::isSuccess, CheckOuts::result, CheckOuts::reason, CheckOuts::fingerprint, end -> end.attempt()
                        .number());
        columns.forEach(column -> add(ends, column, parameters));
        ends.forEach(end -> parameters.add(end.attempt().job()));
        return new CheckOuts(
                JobSql.CHECK_OUT.formatted(choice(ends.size())) + Jdbc.list(ends.size()), parameters.toArray());
    }

    private static Object isSuccess(End end) {
        return end.outcome() instanceof Outcome.Succeeded;
    }

    private static Object result(End end) {
        return end.outcome() instanceof Outcome.Succeeded success
                ? success.result().orElse(null)
                : null;
    }

    private static Object reason(End end) {
        return end.outcome() instanceof Outcome.Failed failure ? failure.reason() : null;
    }

    private static Object fingerprint(End end) {
        return end.outcome() instanceof Outcome.Failed failure ? Fingerprint.of(failure.reason()) : null;
    }

    /** A value, or one for each id. */
    private static String choice(int count) {
        return count == 1 ? "?" : "CASE id" + " WHEN ? THEN ?".repeat(count) + " END";
    }

    private static void add(List<End> ends, Function<End, Object> column, List<Object> parameters) {
        for (End end : ends) {
            if (ends.size() > 1) {
                parameters.add(end.attempt().job());
            }
            parameters.add(column.apply(end));
        }
    }
}
