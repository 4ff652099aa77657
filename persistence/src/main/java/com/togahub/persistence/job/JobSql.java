package com.togahub.persistence.job;

/** The statements of {@link JobTable} that write jobs. {@code NOW(3)} is UTC, as every session is. */
final class JobSql {
    /** Followed by one {@link #ROW} per job. */
    static final String INSERT = """
            INSERT INTO WorkerJobs (uuid, jobType, action, parameters, dedupeKey, deliveryId, dtQueued, instanceId) VALUES
            """;

    static final String ROW = "(?, 'ACTION', ?, ?, ?, ?, NOW(3), ?)";
    static final int ROW_SIZE = 6;

    static final String INSERT_FAILED = """
            INSERT INTO WorkerJobs (uuid, jobType, action, parameters, dedupeKey, deliveryId, dtQueued, instanceId, dtCompleted,
                isSuccess, failureReason, errorFingerprint)
            VALUES (?, 'ACTION', ?, ?, ?, ?, NOW(3), ?, NOW(3), 0, ?, ?)
            """;

    static final String INSERT_PENDING =
            "INSERT INTO `%s`.WorkerJobs (uuid, jobType, action, parameters) VALUES (?, 'ACTION', ?, ?)";

    static final String INSERT_CRON = """
            INSERT INTO WorkerJobs (uuid, jobType, cronJobId, dtScheduled, action, parameters, dtQueued, instanceId)
            VALUES (?, 'CRON', ?, ?, ?, ?, NOW(3), ?)
            """;

    static final String INSERT_CRON_PENDING =
            "INSERT INTO `%s`.WorkerJobs (uuid, jobType, cronJobId, action, parameters) VALUES (?, 'CRON', ?, ?, ?)";

    static final String INSERT_SKIPPED = """
            INSERT INTO WorkerJobs (uuid, jobType, cronJobId, dtScheduled, action, parameters, dtQueued, dtCompleted,
                isSuccess, failureReason)
            VALUES (?, 'CRON', ?, ?, ?, ?, NOW(3), NOW(3), 0, ?)
            """;

    static final String FREE_KEY = """
            UPDATE WorkerJobs SET dedupeKey = NULL WHERE dedupeKey = ? AND dtCreated < NOW(3) - INTERVAL 7 DAY
            """;

    /** Followed by the list of ids. */
    static final String CHECK_IN = """
            UPDATE WorkerJobs
            SET dtStarted = NOW(3), dtQueued = COALESCE(dtQueued, NOW(3)), dtDue = NULL, instanceId = ?, attemptToken = ?
            WHERE dtStarted IS NULL AND isSuccess IS NULL AND (dtDue IS NULL OR dtDue <= NOW(3)) AND id IN \
            """;

    static final String CHECK_OUT = """
            UPDATE WorkerJobs
            SET dtCompleted = NOW(3), executionTime = TIMESTAMPDIFF(MICROSECOND, dtStarted, NOW(3)) DIV 1000,
                attemptToken = ?, isSuccess = %1$s, result = %1$s, failureReason = %1$s, errorFingerprint = %1$s
            WHERE attempt = %1$s AND dtStarted IS NOT NULL AND isSuccess IS NULL AND id IN \
            """;

    static final String POSTPONE = """
            UPDATE WorkerJobs
            SET attempt = attempt + 1, retries = retries + ?, dtDue = NOW(3) + INTERVAL ? MICROSECOND, dtQueued = NULL,
                dtStarted = NULL, attemptToken = NULL, progress = NULL
            WHERE id = ? AND attempt = ? AND dtStarted IS NOT NULL AND isSuccess IS NULL
            """;

    static final String LOG =
            "INSERT INTO WorkerJobLogs (workerJobId, attempt, dtLogged, level, line) VALUES (?, ?, NOW(3), ?, ?)";

    /** What a retry overwrites is kept as a line of the attempt; followed by the list of ids. */
    static final String LOG_ENDED = """
            INSERT INTO `%1$s`.WorkerJobLogs (workerJobId, attempt, dtLogged, level, line)
            SELECT id, attempt, NOW(3), 'INFO', CONCAT('attempt ', attempt,
                IF(isSuccess = 1, ' succeeded', CONCAT(' failed: ', COALESCE(failureReason, ''))), '; retried', ?)
            FROM `%1$s`.WorkerJobs WHERE id IN \
            """;

    /** Followed by the list of ids. */
    static final String RETRY = """
            UPDATE `%s`.WorkerJobs
            SET attempt = attempt + 1, retries = 0, dtDue = NULL, dtQueued = NOW(3), dtStarted = NULL, dtCompleted = NULL,
                executionTime = NULL, isSuccess = NULL, failureReason = NULL, errorFingerprint = NULL, result = NULL,
                progress = NULL, cancelRequested = 0, attemptToken = NULL, instanceId = ?
            WHERE isSuccess IS NOT NULL AND id IN \
            """;

    /** Followed by the list of ids. */
    static final String LOG_CANCELLED = """
            INSERT INTO `%1$s`.WorkerJobLogs (workerJobId, attempt, dtLogged, level, line)
            SELECT id, attempt, NOW(3), 'INFO', ? FROM `%1$s`.WorkerJobs WHERE id IN \
            """;

    /** A waiting job ends, a running one is asked to; followed by the list of ids. */
    static final String CANCEL = """
            UPDATE `%s`.WorkerJobs
            SET cancelRequested = 1, isSuccess = IF(dtStarted IS NULL, 0, NULL),
                dtCompleted = IF(dtStarted IS NULL, NOW(3), NULL),
                failureReason = IF(dtStarted IS NULL, ?, NULL)
            WHERE isSuccess IS NULL AND id IN \
            """;

    /** Followed by the list of ids. */
    static final String UNQUEUE =
            "UPDATE WorkerJobs SET dtQueued = NULL WHERE dtStarted IS NULL AND isSuccess IS NULL AND id IN ";

    /** Followed by the list of ids. */
    static final String QUEUE = "UPDATE WorkerJobs SET dtQueued = NOW(3), dtDue = NULL, instanceId = ? WHERE id IN ";

    static final String RELEASE = """
            UPDATE WorkerJobs SET dtStarted = NULL, dtQueued = NULL, attemptToken = NULL
            WHERE id = ? AND attempt = ? AND instanceId = ? AND isSuccess IS NULL
            """;

    static final String DELETE_OLD =
            "DELETE FROM WorkerJobs WHERE isSuccess = 1 AND dtCompleted < NOW(3) - INTERVAL ? DAY ORDER BY id LIMIT ?";

    private JobSql() {}
}
