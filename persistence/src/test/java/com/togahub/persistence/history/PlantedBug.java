package com.togahub.persistence.history;

import com.togahub.persistence.history.check.Rule;
import java.util.function.UnaryOperator;

/** A guard that is taken out of one statement, so that the checker has something to find. */
enum PlantedBug implements UnaryOperator<String> {
    /** A job that somebody runs is started once more. */
    CHECK_IN_OF_STARTED(
            "dtDue = NULL, instanceId = ?, attemptToken = ?\nWHERE dtStarted IS NULL AND",
            "dtDue = NULL, instanceId = ?, attemptToken = ?\nWHERE",
            Rule.LEGAL_TRANSITION),
    /** A late outcome overwrites the one that stands. */
    CHECK_OUT_OF_FINISHED(
            "AND dtStarted IS NOT NULL AND isSuccess IS NULL AND id IN",
            "AND dtStarted IS NOT NULL AND id IN",
            Rule.ONE_OUTCOME),
    /** The outcome of an earlier attempt is written for the one that runs. */
    CHECK_OUT_OF_EARLIER("WHERE attempt = ", "WHERE 0 <= attempt + 0 * ", Rule.SUCCESS_IS_OWN),
    /** The failure of an earlier attempt puts off the one that runs. */
    POSTPONE_OF_EARLIER(
            "WHERE id = ? AND attempt = ? AND dtStarted IS NOT NULL",
            "WHERE id = ? AND 0 <= attempt + 0 * ? AND dtStarted IS NOT NULL",
            Rule.POSTPONED_FOR_CAUSE),
    /** Instances are taken for gone between two beats. */
    ORPHANS_OF_THE_LIVING(
            "j.dtStarted < NOW(3) - INTERVAL ? SECOND\n    AND (i.id IS NULL OR i.dtHeartbeat < NOW(3) - INTERVAL ? SECOND)",
            "j.dtStarted < NOW(3) - INTERVAL (? DIV 10) SECOND AND (i.id IS NULL OR i.dtHeartbeat < NOW(3) - INTERVAL (? DIV 10) SECOND)",
            Rule.GONE_WAS_TROUBLED),
    /** Jobs time out at half their time. */
    OVERDUE_TOO_EARLY(
            "COALESCE(c.maxExecutionTime, ?) SECOND < NOW(3)",
            "COALESCE(c.maxExecutionTime, ?) DIV 2 SECOND < NOW(3)",
            Rule.TIMED_OUT_IN_TIME),
    /** Lost messages are not sent anew. */
    STALE_UNSEEN(
            "dtQueued < NOW(3) - INTERVAL ? SECOND",
            "dtQueued < NOW(3) - INTERVAL (? + 8000000) SECOND",
            Rule.TERMINAL_IN_THE_END);

    private final String guarded;
    private final String unguarded;
    private final Rule rule;

    PlantedBug(String guarded, String unguarded, Rule rule) {
        this.guarded = guarded;
        this.unguarded = unguarded;
        this.rule = rule;
    }

    /** What it breaks. */
    Rule rule() {
        return rule;
    }

    @Override
    public String apply(String sql) {
        return sql.replace(guarded, unguarded);
    }
}
