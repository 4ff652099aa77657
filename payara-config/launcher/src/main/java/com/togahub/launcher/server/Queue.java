package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SQS server, with the two queues of the application. */
public final class Queue implements Server {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int WORKER_VISIBILITY_SECONDS = 3600;
    private static final int FALLBACK_VISIBILITY_SECONDS = 60;

    private final Folders folders;
    private final int port;
    private final String workerQueue;
    private final String fallbackQueue;
    private final boolean isKept;
    private ServerProcess process;

    /** A server whose messages survive its restart. */
    public Queue(Folders folders, int port, String workerQueue, String fallbackQueue) {
        this(folders, port, workerQueue, fallbackQueue, true);
    }

    private Queue(Folders folders, int port, String workerQueue, String fallbackQueue, boolean isKept) {
        this.folders = requireNonNull(folders, "folders");
        this.port = port;
        this.workerQueue = requireNonNull(workerQueue, "workerQueue");
        this.fallbackQueue = requireNonNull(fallbackQueue, "fallbackQueue");
        this.isKept = isKept;
    }

    /** The same server, not yet started, with its messages in memory alone, as ElasticMQ keeps them unless told otherwise. */
    public Queue inMemory() {
        return new Queue(folders, port, workerQueue, fallbackQueue, false);
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String description() {
        return "ElasticMQ (SQS) on 127.0.0.1:" + port;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    public String workerQueueUrl() {
        return url(workerQueue);
    }

    public String fallbackQueueUrl() {
        return url(fallbackQueue);
    }

    @Override
    public void start() {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(port));
        arguments.add(isKept ? folders.data().resolve("queue").toString() : "");
        arguments.add(workerQueue + "=" + WORKER_VISIBILITY_SECONDS);
        arguments.add(fallbackQueue + "=" + FALLBACK_VISIBILITY_SECONDS);
        process = ServerProcess.start(
                folders,
                name(),
                mark(),
                Java.command(
                        mark(),
                        Java.BUSY,
                        Java.launcherPath(folders),
                        "com.togahub.launcher.child.QueueMain",
                        arguments),
                Map.of());
        process.await(() -> Http.status(endpoint() + "/?Action=ListQueues").orElse(0) == 200, START_LIMIT);
    }

    @Override
    public ServerProcess process() {
        return requireNonNull(process, "not started");
    }

    @Override
    public String mark() {
        return Java.mark(folders, name());
    }

    @Override
    public void stop() {
        process().stop(GRACE);
    }

    private String url(String queue) {
        return endpoint() + "/000000000000/" + queue;
    }
}
