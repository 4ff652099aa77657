package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Api;
import com.togahub.it.support.Surroundings;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One application node, and the lines by which it reaches database, queue and bucket. */
final class Node {
    private final int number;
    private final Surroundings surroundings;
    private final Path archive;
    private final Map<String, String> settings;
    private final Proxy database;
    private final Proxy queue;
    private final Proxy bucket;
    private Optional<MicroServer> server = Optional.empty();
    private boolean isPlain = true;
    private int starts;

    /**
     * A node that is not yet started.
     *
     * @param archive what it runs
     * @param settings variables over those that every node has
     */
    Node(int number, Surroundings surroundings, Path archive, Map<String, String> settings) {
        this.number = number;
        this.surroundings = requireNonNull(surroundings, "surroundings");
        this.archive = requireNonNull(archive, "archive");
        this.settings = Map.copyOf(settings);
        this.database = new Proxy(surroundings.servers().database().port());
        this.queue = new Proxy(port(surroundings.servers().queue().endpoint()));
        this.bucket = new Proxy(port(surroundings.servers().bucket().endpoint()));
    }

    int number() {
        return number;
    }

    /** Its name in {@code WorkerJobs.instanceId}. */
    String id() {
        return "node-" + number;
    }

    Proxy database() {
        return database;
    }

    Proxy queue() {
        return queue;
    }

    Proxy bucket() {
        return bucket;
    }

    /** Lets everything through on all its lines. */
    void connect() {
        database.pass();
        queue.pass();
        bucket.pass();
    }

    /** Starts it and waits until it is ready. */
    void start() {
        boot();
        deploy();
    }

    /** Starts its process, which then waits for {@link #deploy()}. */
    void boot() {
        boot(Map.of());
    }

    /** Deploys the application and waits until it is ready. */
    void deploy() {
        running().deploy();
    }

    /** Starts its process with further variables. */
    void boot(Map<String, String> more) {
        keepLog();
        isPlain = more.isEmpty();
        int port = Ports.free(1).get(0);
        Map<String, String> environment = new TreeMap<>(surroundings.environment(number, port));
        environment.remove("TOGA_WORKER_DEBUG");
        environment.putAll(settings);
        environment.putAll(more);
        int real = surroundings.servers().database().port();
        for (String url : new String[] {"TOGA_CORE_URL", "TOGA_LOGS_URL"}) {
            environment.computeIfPresent(
                    url, (name, value) -> value.replace(":" + real + "/", ":" + database.port() + "/"));
        }
        environment.put("TOGA_AWS_ENDPOINT_SQS", "http://127.0.0.1:" + queue.port());
        environment.put("TOGA_AWS_ENDPOINT_S3", "http://127.0.0.1:" + bucket.port());
        environment.put(
                "TOGA_SPOOL_DIR", surroundings.folders().spool().resolve(id()).toString());
        MicroServer made = new MicroServer(surroundings.folders(), number, port, environment, archive);
        server = Optional.of(made);
        made.boot();
    }

    /** Where its doors are, without a slash at the end. */
    String url() {
        return running().url();
    }

    /** Its process. */
    long pid() {
        return running().process().handle().pid();
    }

    boolean isUp() {
        return server.map(each -> each.process().isAlive()).orElse(false);
    }

    /** Whether it was last started without further variables. */
    boolean isPlain() {
        return isPlain;
    }

    /** Whether its doors answer. */
    boolean answers() {
        try {
            return Api.raw(HttpRequest.newBuilder(URI.create(url() + "/health"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            // closed
            return false;
        }
    }

    /** Kills it as a crash would. */
    void kill() {
        server.filter(each -> each.process().isAlive())
                .ifPresent(each -> each.process().kill());
    }

    /** Tells it to end. */
    void terminate() {
        running().process().handle().destroy();
    }

    /** Waits for its end, as long as this at most; answers whether it came. */
    boolean endsWithin(Duration limit) {
        try {
            running().process().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private MicroServer running() {
        return server.orElseThrow(() -> new IllegalStateException(id() + " was not started"));
    }

    /** Each start writes a log of its own, and leaves its files to no later one. */
    private void keepLog() {
        Path log = surroundings.folders().log(id());
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(id() + "." + starts + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
            starts++;
            Folders.delete(surroundings.folders().run().resolve(id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(String endpoint) {
        return URI.create(endpoint).getPort();
    }
}
