package com.togahub.persistence.history.simulation;

import com.togahub.persistence.history.check.Row;
import com.togahub.persistence.history.check.State;
import com.togahub.persistence.testing.CloudServers;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The real servers of all runs: a database whose triggers write every change of a job's state down, and a queue. The client's patience
 * is long, as a call that fails on a busy machine would be a fault that no seed has chosen.
 */
final class Arena {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HISTORY = """
            CREATE TABLE JobHistory (
                sequence BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                job BIGINT NOT NULL,
                dtChanged DATETIME(3) NOT NULL,
                attempt INT NOT NULL,
                dtQueued DATETIME(3) NULL,
                dtStarted DATETIME(3) NULL,
                dtCompleted DATETIME(3) NULL,
                isSuccess TINYINT(1) NULL,
                cancelRequested TINYINT(1) NOT NULL,
                instanceId VARCHAR(128) NULL,
                reason VARCHAR(200) NULL
            )
            """;
    private static final String NOTE = """
            INSERT INTO JobHistory (job, dtChanged, attempt, dtQueued, dtStarted, dtCompleted, isSuccess, cancelRequested,
                instanceId, reason)
            VALUES (NEW.id, NOW(3), NEW.attempt, NEW.dtQueued, NEW.dtStarted, NEW.dtCompleted, NEW.isSuccess,
                NEW.cancelRequested, NEW.instanceId, LEFT(NEW.failureReason, 120))
            """;
    private static final String IS_SAME = """
            NEW.attempt = OLD.attempt AND NEW.dtQueued <=> OLD.dtQueued AND NEW.dtStarted <=> OLD.dtStarted
            AND NEW.dtCompleted <=> OLD.dtCompleted AND NEW.isSuccess <=> OLD.isSuccess
            AND NEW.cancelRequested = OLD.cancelRequested AND NEW.instanceId <=> OLD.instanceId
            """;
    private static final String ROWS = """
            SELECT job, attempt, CAST(UNIX_TIMESTAMP(dtChanged) * 1000 AS SIGNED) AS changed, dtQueued,
                COALESCE(CAST(UNIX_TIMESTAMP(dtStarted) * 1000 AS SIGNED), 0) AS started,
                COALESCE(CAST(UNIX_TIMESTAMP(dtCompleted) * 1000 AS SIGNED), 0) AS completed,
                isSuccess, cancelRequested, COALESCE(instanceId, '') AS instance, COALESCE(reason, '') AS reason
            FROM JobHistory ORDER BY sequence
            """;

    private final EngineFixture fixture;
    private final SqsClient queues;
    private int runs;

    private Arena(EngineFixture fixture, SqsClient queues) {
        this.fixture = fixture;
        this.queues = queues;
    }

    private static final class Shared {
        static final Arena ARENA = open();
    }

    /** The JVM's. */
    static Arena shared() {
        return Shared.ARENA;
    }

    private static Arena open() {
        EngineFixture fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        HISTORY,
                        "CREATE TRIGGER JobBorn AFTER INSERT ON WorkerJobs FOR EACH ROW " + NOTE,
                        "CREATE TRIGGER JobChanged AFTER UPDATE ON WorkerJobs FOR EACH ROW BEGIN IF NOT (" + IS_SAME
                                + ") THEN " + NOTE + "; END IF; END");
        SqsClient queues = SqsClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + CloudServers.shared().queuePort()))
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(PATIENCE)
                        .apiCallAttemptTimeout(PATIENCE)
                        .build())
                .build();
        return new Arena(fixture, queues);
    }

    EngineFixture fixture() {
        return fixture;
    }

    SqsClient queues() {
        return queues;
    }

    /** Forgets all jobs, numbers included; answers the name of a new queue. */
    String clear() {
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "SET FOREIGN_KEY_CHECKS = 0",
                        "TRUNCATE WorkerJobLogs",
                        "TRUNCATE WorkerJobs",
                        "TRUNCATE WorkerInstances",
                        "TRUNCATE JobHistory");
        runs++;
        return "History" + runs;
    }

    /** How many jobs are not finished. */
    int unfinished() {
        return Integer.parseInt(Query.value(fixture.core(), "SELECT COUNT(*) FROM WorkerJobs WHERE isSuccess IS NULL"));
    }

    /** All jobs' numbers by their uuids. */
    Map<String, Long> numbers() {
        Map<String, Long> numbers = new HashMap<>();
        Query.rows(fixture.core(), "SELECT id, uuid FROM WorkerJobs")
                .forEach(row -> numbers.put(row.get("uuid"), Long.valueOf(row.get("id"))));
        return numbers;
    }

    /** Every state that a job's row was in. */
    List<Row> rows() {
        return Query.rows(fixture.core(), ROWS).stream().map(Arena::row).toList();
    }

    private static Row row(Map<String, String> columns) {
        return new Row(
                Long.parseLong(columns.get("changed")),
                Long.parseLong(columns.get("job")),
                Integer.parseInt(columns.get("attempt")),
                state(columns),
                columns.get("cancelRequested").equals("1"),
                columns.get("instance"),
                Long.parseLong(columns.get("started")),
                Long.parseLong(columns.get("completed")),
                columns.get("reason").lines().findFirst().orElse(""));
    }

    private static State state(Map<String, String> columns) {
        Optional<String> isSuccess = Optional.ofNullable(columns.get("isSuccess"));
        if (isSuccess.isPresent()) {
            return isSuccess.get().equals("1") ? State.SUCCEEDED : State.FAILED;
        }
        if (!columns.get("started").equals("0")) {
            return State.RUNNING;
        }
        return columns.get("dtQueued") == null ? State.PENDING : State.QUEUED;
    }
}
