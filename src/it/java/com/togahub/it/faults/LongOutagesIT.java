package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Long outages under load: {@code -Dtoga.soak}, each of {@code -Dtoga.soak.minutes}, 10 by default. Short ones are in the other
 * tests.
 */
@OnClusterOfNodes
@EnabledIfSystemProperty(named = "toga.soak", matches = ".*", disabledReason = "takes half an hour: -Dtoga.soak")
class LongOutagesIT {
    private static final Duration OUTAGE = Duration.ofMinutes(Integer.getInteger("toga.soak.minutes", 10));
    private static final int PER_SECOND = 10;
    /** Messages lost with their connection are sent again after that time, at the minute after it. */
    private static final Duration RECOVERY = Duration.ofSeconds(Cluster.REQUEUE_SECONDS + 180L);

    private final Cluster cluster;
    private final Jobs jobs;

    LongOutagesIT(Cluster cluster) {
        this.cluster = cluster;
        this.jobs = cluster.jobs();
    }

    @Test
    @DisplayName("I19: a long outage of the database under load loses no accepted job and needs no restart")
    void database() {
        outage(node -> node.database().cut(), node -> node.database().pass());
    }

    @Test
    @DisplayName("I19: a long silence of the database under load loses no accepted job and needs no restart")
    void silentDatabase() {
        outage(node -> node.database().hold(), node -> node.database().pass());
    }

    @Test
    @DisplayName("I19: a long outage of the queue under load loses no accepted job and needs no restart")
    void queue() {
        outage(node -> node.queue().cut(), node -> node.queue().pass());
    }

    private void outage(Consumer<Node> fault, Consumer<Node> mend) {
        List<Node> nodes = cluster.both();
        Load load = Load.of(nodes, PER_SECOND);
        long back;
        try (load) {
            reach(load, Duration.ofSeconds(10));
            nodes.forEach(fault);
            reach(load, OUTAGE);
            nodes.forEach(mend);
            back = System.nanoTime();
            reach(load, Duration.ofSeconds(10));
        }
        int accepted = load.accepted().size();
        Eventually.within(RECOVERY, "every job's end", () -> load.succeeded(jobs) == accepted);
        System.out.printf(
                "%d deliveries accepted, p99 %d ms, all jobs done %d s after the outage%n",
                accepted,
                load.worst().toMillis(),
                Duration.ofNanos(System.nanoTime() - back).toSeconds());
        assertEquals(load.begun(), load.jobs(jobs));
        load.accepted().forEach(each -> assertEquals(1, jobs.runs(each.uuid()), each.uuid()));
        assertTrue(load.worst().toMillis() < 5_000, () -> "p99: " + load.worst());
        nodes.forEach(node -> assertTrue(node.isUp(), node.id()));
        assertEquals(List.of(), jobs.flipped());
    }

    /** Goes on for so long, as the load counts it. */
    private static void reach(Load load, Duration time) {
        int goal = load.begun() + Math.toIntExact(time.toSeconds() * PER_SECOND);
        Eventually.within(time.multipliedBy(2), goal + " deliveries", () -> load.begun() >= goal);
    }
}
