package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

/**
 * The database's record of the statements it gets, while this is open.
 *
 * @param jobs of the database
 * @param since when it was opened, database time
 */
record StatementLog(Jobs jobs, String since) implements AutoCloseable {
    StatementLog {
        requireNonNull(jobs, "jobs");
        requireNonNull(since, "since");
    }

    static StatementLog open(Jobs jobs) {
        jobs.change("SET GLOBAL log_output = 'TABLE'");
        jobs.change("SET GLOBAL general_log = 1");
        return new StatementLog(jobs, jobs.string("SELECT NOW(6)"));
    }

    /** Whether a statement has come that is like this pattern of SQL. */
    boolean has(String pattern) {
        return jobs.number(
                        "SELECT COUNT(*) FROM mysql.general_log WHERE event_time >= ? AND CONVERT(argument USING utf8mb4) LIKE ?"
                                + " AND CONVERT(argument USING utf8mb4) NOT LIKE '%general_log%'",
                        since, pattern)
                > 0;
    }

    @Override
    public void close() {
        jobs.change("SET GLOBAL general_log = 0");
    }
}
