package com.togahub.worker.action.infrastructure.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.webhook.LargeParameters;
import com.togahub.persistence.aws.AwsClients;
import com.togahub.persistence.aws.S3Stash;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.job.WebhookTable;
import com.togahub.persistence.testing.CloudServers;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.testing.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class CleanupTest {
    private static final DatabaseServer SERVER = DatabaseServer.shared();
    private static final String DIGITS = "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4"
            + " UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
    /** 2,500 rows. */
    private static final String MANY = " FROM " + DIGITS + " a, " + DIGITS + " b, " + DIGITS + " c, "
            + "(SELECT 1 UNION SELECT 2 UNION SELECT 3) e LIMIT 2500";

    private Schemas schemas;
    private S3Client s3;
    private S3Stash objects;

    @BeforeEach
    void start() {
        schemas = Schemas.fresh();
        s3 = AwsClients.s3(CloudServers.at(
                CloudServers.shared().queuePort(), CloudServers.shared().bucketPort()));
        objects = new S3Stash(s3, SERVER.freshName("cleanup").replace('_', '-'), S3Stash.Folder.JOB_PARAMETERS, true);
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    private Cleanup cleanup(Instant now) {
        return new Cleanup(
                new JobTable(() -> SERVER.dataSource(schemas.core()).getConnection(), schemas.core(), "node-1"),
                new WebhookTable(() -> SERVER.dataSource(schemas.logs()).getConnection()),
                new LargeParameters(objects),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void job(String uuid, String success, int ageDays) {
        SERVER.execute(
                schemas.core(),
                "INSERT INTO WorkerJobs (uuid, action, parameters, dtQueued, isSuccess, dtCompleted) VALUES ('" + uuid
                        + "', 'A/B', '{}', NOW(3), " + success + ", NOW(3) - INTERVAL " + ageDays + " DAY)");
    }

    @Test
    void successesOlderThanNinetyDaysGoInBatchesAndNothingElse() {
        SERVER.execute(
                schemas.core(),
                "INSERT INTO WorkerJobs (action, parameters, isSuccess, dtCompleted)"
                        + " SELECT 'A/B', '{}', 1, NOW(3) - INTERVAL 91 DAY" + MANY);
        job("young", "1", 89);
        job("failed", "0", 400);
        job("running", "NULL", 400);
        Context context = new Context(Integer.MAX_VALUE);
        assertEquals(
                Map.of("deleted", 2_500, "deletedParameters", 0),
                cleanup(Instant.now()).workerJobs(90, context));
        assertEquals(3, context.looks.get(), "batches of 1,000");
        assertEquals(
                List.of("failed", "running", "young"),
                Query.column(schemas.core(), "SELECT uuid FROM WorkerJobs ORDER BY uuid"));
    }

    @Test
    void aCancelledCleanupStopsBetweenBatches() {
        SERVER.execute(
                schemas.core(),
                "INSERT INTO WorkerJobs (action, parameters, isSuccess, dtCompleted)"
                        + " SELECT 'A/B', '{}', 1, NOW(3) - INTERVAL 91 DAY" + MANY);
        cleanup(Instant.now()).workerJobs(90, new Context(1));
        assertEquals("1500", Query.value(schemas.core(), "SELECT COUNT(*) FROM WorkerJobs"));
    }

    @Test
    void parametersInTheBucketGoWithTheirJobs() {
        job("deleted", "1", 91);
        job("kept", "0", 91);
        for (String uuid : List.of("deleted", "kept", "never-stored")) {
            objects.keep(uuid, uuid.getBytes(StandardCharsets.UTF_8));
        }
        Context context = new Context(Integer.MAX_VALUE);
        assertEquals(
                Map.of("deleted", 1, "deletedParameters", 0),
                cleanup(Instant.now().plus(Duration.ofDays(7))).workerJobs(90, context),
                "a job may be on its way");
        assertEquals(
                Map.of("deleted", 0, "deletedParameters", 2),
                cleanup(Instant.now().plus(Duration.ofDays(9))).workerJobs(90, context));
        assertEquals(1, objects.list("", 10).size());
        assertEquals("kept", objects.list("", 10).get(0).uuid());
    }

    @Test
    void theLogOfWebhooksGoesByAge() {
        SERVER.execute(
                schemas.logs(),
                "INSERT INTO Webhook (path, dtReceived) SELECT '/old', NOW(3) - INTERVAL 91 DAY" + MANY,
                "INSERT INTO Webhook (path, dtReceived) VALUES ('/young', NOW(3) - INTERVAL 89 DAY)");
        assertEquals(Map.of("deleted", 2_500), cleanup(Instant.now()).webhookLogs(90, new Context(Integer.MAX_VALUE)));
        assertEquals(List.of("/young"), Query.column(schemas.logs(), "SELECT path FROM Webhook"));
    }

    /** A job that somebody cancels after so many looks. */
    private static final class Context implements JobContext {
        private final int allowed;
        private final AtomicInteger looks = new AtomicInteger();

        Context(int allowed) {
            this.allowed = allowed;
        }

        @Override
        public String uuid() {
            return "00000000-0000-4000-8000-000000000000";
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Instant deadline() {
            return Instant.MAX;
        }

        @Override
        public void progress(int percent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void log(String line) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return looks.incrementAndGet() > allowed;
        }
    }
}
