package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Eventually;
import com.togahub.it.support.MessageQueue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A node that is stopped in order, and the death of all. */
@OnClusterOfNodes
class StoppedNodesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WAITING = 60;
    /** Begun messages of a killed node come back when their invisibility ends. */
    private static final Duration INVISIBLE = Duration.ofSeconds(150);

    private final Cluster cluster;
    private final Jobs jobs;
    private final MessageQueue messages;

    StoppedNodesIT(Cluster cluster) {
        this.cluster = cluster;
        this.jobs = cluster.jobs();
        this.messages = cluster.messages();
    }

    @Test
    @DisplayName(
            "I17: a node told to end lets actions finish within the grace, interrupts the others and loses nothing")
    void orderlyStop() {
        Node one = cluster.node(1);
        Node two = cluster.node(2);
        Held quick = Held.on(cluster, two);
        Held slow = Held.on(cluster, two);
        List<Long> waiting = LongStream.range(0, WAITING)
                .mapToObj(i -> jobs.add("Drill/Run", "{}"))
                .toList();
        waiting.parallelStream().forEach(messages::send);
        String told = jobs.string("SELECT NOW(3)");
        long start = System.nanoTime();
        two.terminate();
        Eventually.within(PATIENCE, "closed doors", () -> !two.answers());
        quick.letGo();
        boolean isOver = two.endsWithin(PATIENCE);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(isOver && took.toSeconds() < Cluster.GRACE_SECONDS + 5, () -> "ended after " + took);

        assertEquals("1", jobs.state(quick.job()), () -> jobs.reason(quick.job()));
        assertTrue(slow.noted("interrupted", 1));
        assertEquals("0", jobs.state(slow.job()));
        assertEquals("the node stopped before the action finished", jobs.reason(slow.job()));
        Eventually.within(
                INVISIBLE, "the other jobs' end", () -> waiting.stream().allMatch(jobs::isFinished));
        waiting.forEach(job -> {
            assertEquals("1", jobs.state(job), () -> jobs.reason(job));
            assertEquals(1, jobs.diary(job).size(), () -> jobs.diary(job).toString());
        });
        String all = waiting.stream().map(String::valueOf).collect(Collectors.joining(","));
        assertTrue(
                jobs.number("SELECT COUNT(*) FROM WorkerJobs WHERE id IN (" + all + ") AND instanceId = ?", one.id())
                        > 0,
                "the other node ran some");
        assertEquals(
                List.of(),
                jobs.strings(
                        "SELECT dtStarted FROM WorkerJobs WHERE instanceId = ? AND dtStarted > ? + INTERVAL 2 SECOND",
                        two.id(),
                        told),
                "claimed after " + told);
    }

    @Test
    @DisplayName(
            "I6: jobs that all nodes' death cut off are failed with that reason after a restart; those not begun run")
    void allDead() {
        Node one = cluster.node(1);
        Held held = Held.on(cluster, one);
        cluster.both().forEach(Node::kill);
        long waiting = jobs.add("Drill/Run", "{}");
        messages.send(waiting);
        assertEquals("running", jobs.state(held.job()));
        one.start();
        Eventually.within(PATIENCE, "a verdict on the job", () -> jobs.isFinished(held.job()));
        assertEquals("0", jobs.state(held.job()));
        assertTrue(jobs.reason(held.job()).contains("node-1 stopped answering"), () -> jobs.reason(held.job()));
        assertEquals(List.of("1:->0"), jobs.verdicts(held.job()));
        Eventually.within(INVISIBLE, "the end of the job not begun", () -> jobs.isFinished(waiting));
        assertEquals("1", jobs.state(waiting), () -> jobs.reason(waiting));
        assertEquals(1, jobs.runs(jobs.uuid(waiting)));
    }

    @Test
    @DisplayName("I8: no attempt of any job of this run was ever judged twice, and no verdict changed but by a retry")
    void verdictsStand() {
        assertEquals(List.of(), jobs.flipped());
    }
}
