package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.MessageQueue;
import com.togahub.it.support.SuiteDeployment;
import com.togahub.it.support.Surroundings;
import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.home.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Database, queue and bucket of its own, and application nodes that reach them by lines which tests cut. Nodes 1 and 2 are
 * there for all tests; a test may start others.
 */
final class Cluster implements AutoCloseable {
    /** How many messages a node works on at once. */
    static final int CONCURRENCY = 12;
    /** What running actions get at a stop, seconds. */
    static final int GRACE_SECONDS = 5;
    /** When a message passes for lost: later than two ticks, within which other means must do. */
    static final int REQUEUE_SECONDS = 130;

    private static final Map<String, String> SETTINGS = Map.of(
            "MAX_EXECUTION_TIME_WORKER_ACTION",
            "200",
            "TOGA_REQUEUE_AFTER_SECONDS",
            Integer.toString(REQUEUE_SECONDS),
            "TOGA_SHUTDOWN_GRACE_SECONDS",
            Integer.toString(GRACE_SECONDS),
            "TOGA_WORKER_CONCURRENCY",
            Integer.toString(CONCURRENCY));

    private final Surroundings surroundings;
    private final Path archive;
    private final Path drills;
    private final Jobs jobs;
    private final MessageQueue messages;
    private final Map<Integer, Node> nodes = new ConcurrentHashMap<>();

    private Cluster(Surroundings surroundings) throws IOException {
        this.surroundings = requireNonNull(surroundings, "surroundings");
        Folders folders = surroundings.folders();
        this.archive = folders.run().resolve("cluster.war");
        SuiteDeployment.product().as(ZipExporter.class).exportTo(archive.toFile(), true);
        this.drills = Files.createDirectories(folders.home().resolve("drills"));
        this.jobs = new Jobs(surroundings.servers(), drills);
        this.messages = new MessageQueue(surroundings.servers().queue().workerQueueUrl());
    }

    /** Starts the servers and two nodes. */
    static Cluster start() {
        Surroundings surroundings = Surroundings.start(
                Path.of(System.getProperty("it.project")),
                Path.of(System.getProperty("it.home") + "-faults"),
                System.getProperty("toga.db"));
        // a run that is interrupted leaves nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(surroundings::stop, "stop-faults"));
        try {
            Cluster cluster = new Cluster(surroundings);
            // the first makes and fills the schemas that the second finds
            start(cluster.both());
            cluster.jobs.watchVerdicts();
            return cluster;
        } catch (IOException e) {
            surroundings.stop();
            throw new IllegalStateException("the cluster does not start", e);
        }
    }

    /** Makes everything whole again: nodes 1 and 2, and only these, run with their own clocks and lines that pass. */
    void mend() {
        nodes.values().forEach(Node::connect);
        nodes.values().stream()
                .filter(node -> node.number() > 2 || !node.isPlain())
                .forEach(Node::kill);
        start(Stream.of(node(1), node(2)).filter(node -> !node.isUp()).toList());
    }

    /** Starts nodes: they boot at the same time and deploy one after the other, as the processors are few. */
    static void start(List<Node> nodes) {
        nodes.forEach(Node::boot);
        nodes.forEach(Node::deploy);
    }

    /** A node, started or not. */
    Node node(int number) {
        return nodes.computeIfAbsent(number, n -> new Node(n, surroundings, archive, settings()));
    }

    /** Nodes 1 and 2. */
    List<Node> both() {
        return List.of(node(1), node(2));
    }

    Jobs jobs() {
        return jobs;
    }

    /** The servers behind the lines. */
    Surroundings surroundings() {
        return surroundings;
    }

    MessageQueue messages() {
        return messages;
    }

    /** Where payloads wait while there is no database. */
    Shelter shelter() {
        return new Shelter(surroundings.folders(), surroundings.servers().bucket());
    }

    /** A demo credential by its API key. */
    DemoSecrets.Credential credential(String apiKey) {
        return surroundings.demo().credentials().stream()
                .filter(credential -> credential.apiKey().equals(apiKey))
                .findFirst()
                .orElseThrow();
    }

    /** A name of a file that is not there; an action may wait for it. */
    Path newGate() {
        return surroundings.folders().run().resolve("gate-" + UUID.randomUUID());
    }

    /** Makes the file that actions wait for. */
    static void open(Path gate) {
        try {
            Files.createFile(gate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        surroundings.stop();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("DRILL_FOLDER", drills.toString());
        return settings;
    }
}
