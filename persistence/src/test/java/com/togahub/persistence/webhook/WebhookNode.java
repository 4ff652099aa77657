package com.togahub.persistence.webhook;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.Delivery;
import com.togahub.engine.webhook.DeliveryIds;
import com.togahub.engine.webhook.LargeParameters;
import com.togahub.engine.webhook.PayloadRecovery;
import com.togahub.engine.webhook.Refuge;
import com.togahub.engine.webhook.WebhookIntake;
import com.togahub.persistence.aws.AwsClients;
import com.togahub.persistence.aws.S3Stash;
import com.togahub.persistence.aws.SqsDoorbell;
import com.togahub.persistence.aws.SqsFallbackQueue;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.job.WebhookTable;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.testing.CloudServers;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.testing.Wire;
import com.togahub.persistence.transaction.PooledConnections;
import com.togahub.persistence.transaction.Transactions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A node that takes webhooks, with a wire to each of its servers. Nodes of one place share databases, queues and bucket. */
final class WebhookNode implements AutoCloseable {
    static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00.123Z");

    final Wire database;
    final Wire queue;
    final Wire bucket;
    final SqsClient sqs;
    final S3Stash stash;
    final S3Stash parameters;
    final SpoolDirectory spool;
    final JobTable jobs;
    final Dispatch dispatch;
    final LargeParameters large;
    final WebhookIntake intake;
    final PayloadRecovery recovery;
    private final Pools pools;
    private final S3Client s3;
    private final PooledConnections connections;
    private final ExecutorService executor = Executors.newFixedThreadPool(96);

    /**
     * What nodes share.
     *
     * @param name of queues and bucket; no other place has it
     */
    record Place(String core, String logs, String name) {
        String workerQueue() {
            return name + "-worker";
        }

        String fallbackQueue() {
            return name + "-fallback";
        }
    }

    WebhookNode(Place place, Path spoolFolder) throws IOException {
        DatabaseServer server = DatabaseServer.shared();
        CloudServers cloud = CloudServers.shared();
        database = new Wire(server.port());
        queue = new Wire(cloud.queuePort());
        bucket = new Wire(cloud.bucketPort());
        Settings settings = settings(place, spoolFolder);
        pools = new Pools(name -> Optional.of(server.password()));
        SharedDatabases shared = new SharedDatabases(settings, pools);
        connections = new PooledConnections(
                pools, shared, new Transactions(Managers.transactions(), pools, shared, "node-1", System.nanoTime()));
        sqs = AwsClients.sqs(settings.aws());
        s3 = AwsClients.s3(settings.aws());
        stash = new S3Stash(s3, place.name(), S3Stash.Folder.WEBHOOK_FALLBACK, true);
        parameters = new S3Stash(s3, place.name(), S3Stash.Folder.JOB_PARAMETERS, true);
        spool = new SpoolDirectory(spoolFolder);
        jobs = new JobTable(connections::core, place.core(), settings.instanceId());
        dispatch = new Dispatch(jobs, new SqsDoorbell(sqs, place.workerQueue(), true));
        large = new LargeParameters(parameters);
        Refuge refuge =
                new Refuge(stash, new SqsFallbackQueue(sqs, place.fallbackQueue(), place.name(), true), spool, large);
        intake = new WebhookIntake(
                jobs,
                dispatch,
                new WebhookTable(connections::logs),
                refuge,
                new DeliveryIds(settings.webhookIdHeaders()),
                executor);
        recovery = new PayloadRecovery(jobs, dispatch, refuge);
    }

    /** Lets the database's line pass again, and waits until the node has seen that. */
    void databaseReturns() throws IOException {
        database.down(false);
        Eventually.holds("a database that is back", () -> {
            try (Connection connection = connections.core()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                // known to be away still
                return false;
            }
        });
    }

    private Settings settings(Place place, Path spoolFolder) {
        DatabaseServer server = DatabaseServer.shared();
        String url = "jdbc:mysql://127.0.0.1:" + database.port() + "/%s?allowPublicKeyRetrieval=true";
        Map<String, String> values = new HashMap<>(Map.of(
                "TOGA_ENVIRONMENT", "test",
                "TOGA_INSTANCE_ID", "node-1",
                "TOGA_SPOOL_DIR", spoolFolder.toString(),
                "TOGA_CORE_URL", url.formatted(place.core()),
                "TOGA_CORE_USER", server.user(),
                "TOGA_CORE_PASSWORD", server.password(),
                "TOGA_LOGS_URL", url.formatted(place.logs()),
                "TOGA_LOGS_USER", server.user(),
                "TOGA_LOGS_PASSWORD", server.password(),
                "AWS_REGION", "us-east-1"));
        Settings.Aws aws = CloudServers.at(queue.port(), bucket.port());
        values.put("TOGA_AWS_ENDPOINT_SQS", aws.sqsEndpoint().orElseThrow());
        values.put("TOGA_AWS_ENDPOINT_S3", aws.s3Endpoint().orElseThrow());
        return Settings.parse(values);
    }

    /** A delivery of GitHub's. */
    static Delivery delivery(String body) {
        return delivery(body.getBytes(StandardCharsets.UTF_8), UUID.randomUUID().toString());
    }

    /** The same with this delivery id. */
    static Delivery delivery(byte[] body, String id) {
        return new Delivery(
                UUID.randomUUID().toString(),
                "POST",
                "/github",
                Optional.of("from=test"),
                Optional.of("127.0.0.1"),
                RECEIVED,
                Map.of("x-github-delivery", id, "x-github-event", "ping", Delivery.RECEIVED_AT, "forged"),
                body);
    }

    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        database.close();
        queue.close();
        bucket.close();
        sqs.close();
        s3.close();
        pools.close();
    }
}
