package com.togahub.persistence.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.history.check.Checker;
import com.togahub.persistence.history.check.Event;
import com.togahub.persistence.history.check.History;
import com.togahub.persistence.history.check.Row;
import com.togahub.persistence.history.check.Violation;
import com.togahub.persistence.history.simulation.Fault;
import com.togahub.persistence.history.simulation.Simulation;
import com.togahub.persistence.history.simulation.Simulation.Run;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Many jobs on three nodes with faults, judged by the checker. {@code -Dtoga.history.seed=} begins with another seed,
 * {@code -Dtoga.history.runs=} takes more of them, {@code -Dtoga.history.jobs=} starts more jobs in each.
 */
class HistoryTest {
    private static final int RUNS = 3;
    private static final int JOBS = 500;
    private static final long SEED = 1;

    @Test
    @DisplayName(
            "whatever happens to nodes, database, queue and messages: no accepted job is lost, none runs twice, each ends once")
    void everyHistoryIsLegal() {
        long first = Long.getLong("toga.history.seed", SEED);
        int runs = Integer.getInteger("toga.history.runs", RUNS);
        int jobs = Integer.getInteger("toga.history.jobs", JOBS);
        Set<Fault> seen = EnumSet.noneOf(Fault.class);
        LongStream.range(first, first + runs).forEach(seed -> {
            long begin = System.nanoTime();
            Run run = Simulation.run(seed, jobs);
            report(run, (System.nanoTime() - begin) / 1_000_000);
            seen.addAll(run.faults().keySet());
            List<Violation> violations = new Checker(run.history()).violations();
            assertEquals(List.of(), violations, () -> story(run, jobs, violations));
            assertTrue(stored(run.history()) >= jobs / 2, "most of what is ordered becomes a job");
        });
        if (runs >= RUNS && jobs >= JOBS) {
            assertEquals(EnumSet.allOf(Fault.class), seen, "every kind of fault happened");
        }
    }

    private static long stored(History history) {
        return history.events().stream()
                .filter(Row.class::isInstance)
                .map(Event::job)
                .distinct()
                .count();
    }

    private static void report(Run run, long millis) {
        System.out.printf(
                "seed %d: %d jobs, %d events, %d steps, %d s of its own time in %d ms, faults %s%n",
                run.seed(),
                stored(run.history()),
                run.history().events().size(),
                run.steps(),
                run.length().toSeconds(),
                millis,
                run.faults());
    }

    private static String story(Run run, int jobs, List<Violation> violations) {
        String how =
                "replay with -Dtoga.history.seed=" + run.seed() + " -Dtoga.history.runs=1 -Dtoga.history.jobs=" + jobs;
        String what = violations.stream()
                .limit(5)
                .map(each -> each + "\n" + run.history().of(each.job()))
                .collect(Collectors.joining("\n"));
        return how + "\n" + what + "\n" + run.history().troubles();
    }
}
