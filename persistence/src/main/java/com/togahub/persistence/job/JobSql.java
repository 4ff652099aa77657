package com.togahub.persistence.job;

/** The statements of {@link JobTable}. {@code NOW(3)} is UTC, as every session is. */
final class JobSql {
    static final String INSERT = """
            INSERT INTO WorkerJobs (uuid, jobType, action, parameters, dedupeKey, dtQueued, instanceId)
            VALUES (?, 'ACTION', ?, ?, ?, NOW(3), ?)
            """;

    /** Joins another transaction on Core, so it names the schema. */
    static final String INSERT_PENDING =
            "INSERT INTO `%s`.WorkerJobs (uuid, jobType, action, parameters) VALUES (?, 'ACTION', ?, ?)";

    static final String INSERT_CRON = """
            INSERT INTO WorkerJobs (uuid, jobType, cronJobId, dtScheduled, action, parameters, dtQueued, instanceId)
            VALUES (?, 'CRON', ?, ?, ?, ?, NOW(3), ?)
            """;

    static final String INSERT_SKIPPED = """
            INSERT INTO WorkerJobs (uuid, jobType, cronJobId, dtScheduled, action, parameters, dtQueued, dtCompleted,
                isSuccess, failureReason)
            VALUES (?, 'CRON', ?, ?, ?, ?, NOW(3), NOW(3), 0, ?)
            """;

    static final String SAME = "SELECT id, uuid FROM WorkerJobs WHERE uuid = ? OR dedupeKey = ? LIMIT 1";

    static final String FREE_KEY = """
            UPDATE WorkerJobs SET dedupeKey = NULL WHERE dedupeKey = ? AND dtCreated < NOW(3) - INTERVAL 7 DAY
            """;

    static final String FIND = """
            SELECT j.id, j.uuid, j.action, j.parameters, j.attempt, j.dtQueued, j.dtStarted, j.isSuccess, c.maxExecutionTime
            FROM WorkerJobs j LEFT JOIN CronJobs c ON c.id = j.cronJobId WHERE j.id = ?
            """;

    static final String FIND_BY_UUID = "SELECT id, uuid FROM WorkerJobs WHERE uuid = ?";

    static final String CHECK_IN = """
            UPDATE WorkerJobs
            SET dtStarted = NOW(3), dtQueued = COALESCE(dtQueued, NOW(3)), instanceId = ?, attemptToken = ?
            WHERE id = ? AND attempt = ? AND dtStarted IS NULL AND isSuccess IS NULL
            """;

    static final String IS_CHECKED_IN = "SELECT id FROM WorkerJobs WHERE id = ? AND attemptToken = ?";

    static final String CHECK_OUT = """
            UPDATE WorkerJobs
            SET dtCompleted = NOW(3), executionTime = TIMESTAMPDIFF(MICROSECOND, dtStarted, NOW(3)) DIV 1000,
                isSuccess = ?, result = ?, failureReason = ?, errorFingerprint = ?
            WHERE id = ? AND attempt = ? AND dtStarted IS NOT NULL AND isSuccess IS NULL
            """;

    static final String FINISHED =
            "SELECT attempt, isSuccess, failureReason FROM WorkerJobs WHERE id = ? AND isSuccess IS NOT NULL FOR UPDATE";

    static final String LOG_ATTEMPT =
            "INSERT INTO WorkerJobLogs (workerJobId, attempt, dtLogged, level, line) VALUES (?, ?, NOW(3), 'INFO', ?)";

    static final String RETRY = """
            UPDATE WorkerJobs
            SET attempt = attempt + 1, dtQueued = NOW(3), dtStarted = NULL, dtCompleted = NULL, executionTime = NULL,
                isSuccess = NULL, failureReason = NULL, errorFingerprint = NULL, result = NULL, progress = NULL,
                cancelRequested = 0, attemptToken = NULL, instanceId = ?
            WHERE id = ? AND isSuccess IS NOT NULL
            """;

    static final String CANCEL_WAITING = """
            UPDATE WorkerJobs SET isSuccess = 0, dtCompleted = NOW(3), failureReason = 'cancelled before it started',
                cancelRequested = 1
            WHERE id = ? AND dtStarted IS NULL AND isSuccess IS NULL
            """;

    static final String CANCEL_RUNNING =
            "UPDATE WorkerJobs SET cancelRequested = 1 WHERE id = ? AND dtStarted IS NOT NULL AND isSuccess IS NULL";

    static final String UNQUEUE =
            "UPDATE WorkerJobs SET dtQueued = NULL WHERE dtStarted IS NULL AND isSuccess IS NULL AND id IN ";

    static final String PENDING = """
            SELECT id FROM WorkerJobs WHERE isSuccess IS NULL AND dtQueued IS NULL AND dtStarted IS NULL
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    static final String STALE = """
            SELECT id FROM WorkerJobs
            WHERE isSuccess IS NULL AND dtStarted IS NULL AND dtQueued < NOW(3) - INTERVAL ? SECOND
            ORDER BY dtQueued LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    static final String QUEUE = "UPDATE WorkerJobs SET dtQueued = NOW(3), instanceId = ? WHERE id IN ";

    static final String OVERDUE = """
            SELECT j.id, j.attempt, COALESCE(c.maxExecutionTime, ?)
            FROM WorkerJobs j LEFT JOIN CronJobs c ON c.id = j.cronJobId
            WHERE j.isSuccess IS NULL AND j.dtStarted IS NOT NULL
                AND j.dtStarted + INTERVAL COALESCE(c.maxExecutionTime, ?) SECOND < NOW(3)
            """;

    static final String ORPHANS = """
            SELECT j.id, j.attempt, j.instanceId
            FROM WorkerJobs j LEFT JOIN WorkerInstances i ON i.instanceId = j.instanceId
            WHERE j.isSuccess IS NULL AND j.dtStarted < NOW(3) - INTERVAL ? SECOND
                AND (i.id IS NULL OR i.dtHeartbeat < NOW(3) - INTERVAL ? SECOND)
            """;

    static final String UNSENT = """
            SELECT j.id FROM WorkerJobs j JOIN WorkerInstances i ON i.instanceId = j.instanceId
            WHERE j.isSuccess IS NULL AND j.dtStarted IS NULL AND j.dtQueued >= i.dtHeartbeat - INTERVAL 30 SECOND
                AND i.dtHeartbeat < NOW(3) - INTERVAL ? SECOND
            """;

    static final String RUNNING_ON = "SELECT id, attempt FROM WorkerJobs WHERE instanceId = ? AND isSuccess IS NULL"
            + " AND dtStarted IS NOT NULL";

    static final String UNSENT_BY = """
            SELECT j.id FROM WorkerJobs j JOIN WorkerInstances i ON i.instanceId = j.instanceId
            WHERE j.instanceId = ? AND j.isSuccess IS NULL AND j.dtStarted IS NULL
                AND j.dtQueued >= i.dtHeartbeat - INTERVAL 30 SECOND
            """;

    static final String STANDING = "SELECT id, attempt, isSuccess, cancelRequested FROM WorkerJobs WHERE id IN ";

    static final String HELD = """
            SELECT id, attempt FROM WorkerJobs
            WHERE instanceId = ? AND isSuccess IS NULL AND dtStarted < NOW(3) - INTERVAL ? SECOND
            """;

    static final String RELEASE = """
            UPDATE WorkerJobs SET dtStarted = NULL, dtQueued = NULL, attemptToken = NULL
            WHERE id = ? AND attempt = ? AND instanceId = ? AND isSuccess IS NULL
            """;

    static final String PROGRESS =
            "UPDATE WorkerJobs SET progress = ? WHERE id = ? AND attempt = ? AND isSuccess IS NULL";

    static final String DELETE_OLD =
            "DELETE FROM WorkerJobs WHERE isSuccess = 1 AND dtCompleted < NOW(3) - INTERVAL ? DAY ORDER BY id LIMIT ?";

    private JobSql() {}
}
