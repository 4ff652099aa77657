package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Eventually;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A job whose action runs on a certain node until it is let go.
 *
 * @param jobs among which it is
 * @param job its number
 * @param gate file that its action waits for
 */
record Held(Jobs jobs, long job, Path gate) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 50;

    Held {
        requireNonNull(jobs, "jobs");
        requireNonNull(gate, "gate");
    }

    /** One of {@code Drill/Hold}. */
    static Held on(Cluster cluster, Node node) {
        return on(cluster, node, "Drill/Hold", "");
    }

    /** One of {@code Drill/Cling}, which no interrupt ends; its second attempt is let go by {@link #letGo(int)}. */
    static Held clingingOn(Cluster cluster, Node node) {
        return on(cluster, node, "Drill/Cling", "-1");
    }

    /** Nodes take messages as they come, so it takes some tries. */
    private static Held on(Cluster cluster, Node node, String action, String suffix) {
        Jobs jobs = cluster.jobs();
        for (int i = 0; i < TRIES; i++) {
            Path gate = cluster.newGate();
            long job = jobs.add(action, "{\"file\": \"" + gate + "\"}");
            cluster.messages().send(job);
            Eventually.within(
                    PATIENCE, "the action's start", () -> !jobs.diary(job).isEmpty());
            if (jobs.diary(job).get(0).endsWith(" " + node.id())) {
                return new Held(jobs, job, gate);
            }
            Cluster.open(Path.of(gate + suffix));
        }
        throw new IllegalStateException(node.id() + " takes no message");
    }

    /** Lets it end. */
    void letGo() {
        Cluster.open(gate);
    }

    /** Lets an attempt that clings end. */
    void letGo(int attempt) {
        Cluster.open(Path.of(gate + "-" + attempt));
    }

    /** Whether an attempt's action noted this: {@code ran}, {@code returned} or {@code interrupted}. */
    boolean noted(String event, int attempt) {
        return jobs.diary(job).stream().anyMatch(line -> line.startsWith(event + " " + attempt + " "));
    }
}
