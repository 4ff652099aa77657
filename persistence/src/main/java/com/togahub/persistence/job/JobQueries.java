package com.togahub.persistence.job;

/** The statements that look at jobs. {@code NOW(3)} is UTC, as every session is. */
final class JobQueries {
    private static final String COLUMNS = """
            SELECT j.id, j.uuid, j.action, %s, j.attempt, j.retries, j.dtQueued, j.dtStarted, j.isSuccess,
                c.maxExecutionTime, j.attemptToken
            FROM WorkerJobs j LEFT JOIN CronJobs c ON c.id = j.cronJobId WHERE j.id \
            """;

    static final String FIND = COLUMNS.formatted("j.parameters") + "= ?";

    /** Parameters come with the caller's own attempts only; followed by the list of ids. */
    static final String CHECKED_IN = COLUMNS.formatted("IF(j.attemptToken = ?, j.parameters, NULL)") + "IN ";

    static final String SAME = "SELECT id, uuid FROM WorkerJobs WHERE uuid = ? OR dedupeKey = ? LIMIT 1";

    /** Which of some jobs a call has written the outcome of; followed by the list of ids. */
    static final String CHECKED_OUT = "SELECT id FROM WorkerJobs WHERE attemptToken = ? AND id IN ";

    /** Followed by the list of uuids. */
    static final String BY_UUID = "SELECT id, uuid FROM WorkerJobs WHERE uuid IN ";

    /** Followed by the list of ids. */
    static final String FINISHED = "SELECT id FROM `%s`.WorkerJobs WHERE isSuccess IS NOT NULL AND id IN ";

    /** Followed by the list of ids. */
    static final String UNFINISHED = "SELECT id FROM `%s`.WorkerJobs WHERE isSuccess IS NULL AND id IN ";

    static final String LOCKED = " ORDER BY id FOR UPDATE";

    static final String PENDING = """
            SELECT id FROM WorkerJobs
            WHERE isSuccess IS NULL AND dtQueued IS NULL AND dtStarted IS NULL AND (dtDue IS NULL OR dtDue <= NOW(3))
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    static final String DUE = """
            SELECT id FROM WorkerJobs
            WHERE isSuccess IS NULL AND dtQueued IS NULL AND dtStarted IS NULL AND dtDue <= NOW(3)
            ORDER BY dtDue LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    static final String STALE = """
            SELECT id FROM WorkerJobs
            WHERE isSuccess IS NULL AND dtStarted IS NULL AND dtQueued < NOW(3) - INTERVAL ? SECOND
            ORDER BY dtQueued LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    /** Followed by the list of ids. */
    static final String WAITING =
            "SELECT id FROM WorkerJobs WHERE isSuccess IS NULL AND dtQueued IS NULL AND dtStarted IS NULL AND id IN ";

    static final String OVERDUE = """
            SELECT j.id, j.attempt, j.action, j.retries, COALESCE(c.maxExecutionTime, ?)
            FROM WorkerJobs j LEFT JOIN CronJobs c ON c.id = j.cronJobId
            WHERE j.isSuccess IS NULL AND j.dtStarted IS NOT NULL
                AND j.dtStarted + INTERVAL COALESCE(c.maxExecutionTime, ?) SECOND < NOW(3)
            """;

    static final String ORPHANS = """
            SELECT j.id, j.attempt, j.action, j.retries, j.instanceId
            FROM WorkerJobs j LEFT JOIN WorkerInstances i ON i.instanceId = j.instanceId
            WHERE j.isSuccess IS NULL AND j.dtStarted < NOW(3) - INTERVAL ? SECOND
                AND (i.id IS NULL OR i.dtHeartbeat < NOW(3) - INTERVAL ? SECOND)
            """;

    static final String RUNNING_ON = """
            SELECT id, attempt, action, retries, instanceId FROM WorkerJobs
            WHERE instanceId = ? AND isSuccess IS NULL AND dtStarted IS NOT NULL
            """;

    static final String UNSENT = """
            SELECT j.id FROM WorkerJobs j JOIN WorkerInstances i ON i.instanceId = j.instanceId
            WHERE j.isSuccess IS NULL AND j.dtStarted IS NULL AND j.dtQueued >= i.dtHeartbeat - INTERVAL 30 SECOND
                AND i.dtHeartbeat < NOW(3) - INTERVAL ? SECOND
            """;

    static final String UNSENT_BY = """
            SELECT j.id FROM WorkerJobs j JOIN WorkerInstances i ON i.instanceId = j.instanceId
            WHERE j.instanceId = ? AND j.isSuccess IS NULL AND j.dtStarted IS NULL
                AND j.dtQueued >= i.dtHeartbeat - INTERVAL 30 SECOND
            """;

    /** Followed by the list of ids. */
    static final String STANDING = "SELECT id, attempt, isSuccess, cancelRequested FROM WorkerJobs WHERE id IN ";

    static final String HELD = """
            SELECT id, attempt FROM WorkerJobs
            WHERE instanceId = ? AND isSuccess IS NULL AND dtStarted < NOW(3) - INTERVAL ? SECOND
            """;

    private JobQueries() {}
}
