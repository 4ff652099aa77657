package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * What the application needs around it.
 *
 * @param database database server
 * @param queue SQS server
 * @param bucket S3 server
 * @param secrets with which they are reached
 */
public record EmbeddedServers(Database database, Queue queue, Bucket bucket, Secrets secrets) {
    public EmbeddedServers {
        requireNonNull(database, "database");
        requireNonNull(queue, "queue");
        requireNonNull(bucket, "bucket");
        requireNonNull(secrets, "secrets");
    }

    /**
     * Servers on free ports; not yet started.
     *
     * @param settings the user's variables, of which those that name queues and bucket count here
     */
    public static EmbeddedServers of(Folders folders, DatabaseProduct product, Map<String, String> settings) {
        Secrets secrets = Secrets.of(folders);
        List<Integer> ports = Ports.free(3);
        return new EmbeddedServers(
                new Database(folders, product, secrets, ports.get(0)),
                new Queue(
                        folders,
                        ports.get(1),
                        settings.getOrDefault("TOGA_SQS_WORKER_QUEUE", "WorkerProductionQueue"),
                        settings.getOrDefault("TOGA_SQS_FALLBACK_QUEUE", "WebhookFallback")),
                new Bucket(
                        folders,
                        secrets,
                        ports.get(2),
                        settings.getOrDefault("TOGA_S3_FALLBACK_BUCKET", "agilant-worker-fallback")),
                secrets);
    }

    /** The servers, in the order of their names in reports. */
    public List<Server> all() {
        return List.of(database, queue, bucket);
    }

    /**
     * Starts all at once and returns when each answers. When one fails the others are stopped.
     *
     * @param started told of each as soon as it answers, on several threads
     */
    public void start(Consumer<Server> started) {
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (Server server : all()) {
            starts.add(CompletableFuture.runAsync(server::start, task -> new Thread(task, server.name()).start())
                    .thenRun(() -> started.accept(server)));
        }
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LaunchException reason) {
                throw reason;
            }
            throw new LaunchException("cannot start the servers: " + e.getCause(), e);
        }
    }

    /** Variables that tell the application where the servers are. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("TOGA_CORE_URL", database.url("Core"));
        variables.put("TOGA_CORE_USER", Database.USER);
        variables.put("TOGA_CORE_PASSWORD", secrets.databasePassword());
        // named here, because the row that names them holds the port of an earlier start
        variables.put("TOGA_LOGS_URL", database.url("Logs"));
        variables.put("TOGA_LOGS_USER", Database.USER);
        variables.put("TOGA_LOGS_PASSWORD", secrets.databasePassword());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", secrets.awsKey());
        variables.put("AWS_SECRET_ACCESS_KEY", secrets.awsSecret());
        variables.put("TOGA_AWS_ENDPOINT_SQS", queue.endpoint());
        variables.put("TOGA_AWS_ENDPOINT_S3", bucket.endpoint());
        return variables;
    }
}
