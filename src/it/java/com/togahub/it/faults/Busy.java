package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Nodes 1 and 2 with every place for an action taken, until this is closed: messages stay in the queue.
 *
 * @param cluster of the nodes
 * @param gate file that the actions wait for
 * @param running the jobs that take the places
 */
record Busy(Cluster cluster, Path gate, List<Long> running) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Busy {
        requireNonNull(cluster, "cluster");
        requireNonNull(gate, "gate");
        running = List.copyOf(running);
    }

    /** Takes every place. */
    static Busy on(Cluster cluster) {
        Path gate = cluster.newGate();
        List<Long> all = LongStream.range(0, 2L * Cluster.CONCURRENCY)
                .mapToObj(i -> cluster.jobs().add("Drill/Hold", "{\"file\": \"" + gate + "\"}"))
                .toList();
        all.forEach(cluster.messages()::send);
        Busy busy = new Busy(cluster, gate, all);
        Eventually.within(PATIENCE, "all places taken", () -> all.stream()
                .noneMatch(job -> cluster.jobs().diary(job).isEmpty()));
        return busy;
    }

    /** Messages that wait for a place. */
    int waiting() {
        return cluster.messages().waiting();
    }

    /** Ends the actions and waits for that. */
    @Override
    public void close() {
        Cluster.open(gate);
        Eventually.within(
                PATIENCE, "the end of all actions", () -> running.stream().allMatch(cluster.jobs()::isFinished));
    }
}
