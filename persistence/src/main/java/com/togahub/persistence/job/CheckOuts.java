package com.togahub.persistence.job;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One statement that writes the outcomes of several attempts, of different jobs.
 *
 * @param sql its text
 * @param parameters one per placeholder
 */
record CheckOuts(String sql, Object[] parameters) {
    /**
     * An attempt's end.
     *
     * @param attempt which
     * @param outcome how; not postponed
     */
    record End(Attempt attempt, Outcome outcome) {
        private boolean isSuccess() {
            return outcome instanceof Outcome.Succeeded;
        }

        private Object result() {
            return outcome instanceof Outcome.Succeeded success
                    ? success.result().orElse(null)
                    : null;
        }

        private Object reason() {
            return outcome instanceof Outcome.Failed failure ? failure.reason() : null;
        }

        private Object fingerprint() {
            return outcome instanceof Outcome.Failed failure ? Fingerprint.of(failure.reason()) : null;
        }
    }

    /**
     * The statement.
     *
     * @param token marks what this statement writes
     */
    static CheckOuts of(List<End> ends, String token) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(token);
        List<Function<End, Object>> columns =
                List.of(End::isSuccess, End::result, End::reason, End::fingerprint, end -> end.attempt()
                        .number());
        columns.forEach(column -> add(ends, column, parameters));
        ends.forEach(end -> parameters.add(end.attempt().job()));
        return new CheckOuts(
                JobSql.CHECK_OUT.formatted(choice(ends.size())) + Jdbc.list(ends.size()), parameters.toArray());
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
