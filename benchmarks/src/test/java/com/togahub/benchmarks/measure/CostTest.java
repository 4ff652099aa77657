package com.togahub.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final List<Duration> IDLE = List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    @Test
    void countsStatementsBetweenTwoLooksWithoutThoseOfTheMeasurement() {
        Counters before = new Counters(Map.of("Questions", 100L, "Com_select", 40L, "Com_insert", 10L)).without(3, 1);
        Counters after = new Counters(Map.of("Questions", 150L, "Com_select", 60L, "Com_insert", 25L)).without(10, 6);

        Counters between = after.since(before);

        assertEquals(43, between.of(Counters.ALL));
        assertEquals(15, between.of("Com_select"));
        assertEquals(15, between.of("Com_insert"));
        assertEquals(0, between.of("Com_delete"));
    }

    @Test
    void addsBothPhasesOfTheSameJobs() {
        Cost enqueue = cost(Duration.ofSeconds(2), Map.of("Questions", 10L, "Com_insert", 10L), 5);
        Cost drain = cost(Duration.ofSeconds(5), Map.of("Questions", 25L, "Com_update", 20L), 15);

        Cost whole = enqueue.then(drain);

        assertEquals(5, enqueue.perSecond());
        assertEquals(2, drain.perSecond());
        assertEquals(3.5, whole.statementsPerJob(Counters.ALL));
        assertEquals(1, whole.statementsPerJob("Com_insert"));
        assertEquals(2, whole.statementsPerJob("Com_update"));
        assertEquals(2, whole.processorPerJob(1));
        assertEquals(0, whole.processorPerJob(0));
    }

    @Test
    void hasNoProcessorTimeWhereNothingRan() {
        assertEquals(0, new Cost(4, Duration.ofSeconds(1), new Counters(Map.of()), IDLE).processorPerJob(2));
    }

    private static Cost cost(Duration time, Map<String, Long> statements, int databaseMillis) {
        return new Cost(
                10,
                time,
                new Counters(statements),
                List.of(Duration.ZERO, Duration.ofMillis(databaseMillis), Duration.ZERO));
    }
}
