package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.job.CronWorld.Node;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which jobs ticks make, on a database whose time stands where the test puts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CronTickerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CronWorld world = new CronWorld();

    @BeforeEach
    void begin() {
        world.clear();
        world.at("2026-05-01T15:00:05Z");
    }

    @Test
    void firesOncePerMinuteHoweverOftenItTicks() {
        world.entry("each", "* * * * *");
        Node node = world.node("a");
        assertEquals(0, node.tick(), "the minute began before the entry was made");
        world.at("2026-05-01T15:01:00Z");
        assertEquals(1, node.tick());
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:01:59.999Z");
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:02:00Z");
        assertEquals(1, node.tick());
        assertEquals(List.of("15:01", "15:02"), world.runs("each"));
        assertEquals(2, new HashSet<>(node.sent()).size());
    }

    @Test
    void aClockThatGoesBackFiresNothingAgain() {
        world.entry("each", "* * * * *");
        Node node = world.node("a");
        world.at("2026-05-01T15:03:00Z");
        assertEquals(3, node.tick() + restOf(node));
        world.at("2026-05-01T15:01:00Z");
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:03:30Z");
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:04:00Z");
        assertEquals(1, node.tick());
    }

    /** What a node makes of the minutes before it came, which it does not judge at once. */
    private int restOf(Node node) {
        world.heardOf("other", "worker", "2026-05-01T14:00:00Z", "2026-05-01T15:03:00Z");
        return node.tick();
    }

    @Test
    void aLateTickEvaluatesEveryMinuteSinceTheLast() {
        world.entry("each", "* * * * *");
        world.entry("odd", "1-59/2 * * * *");
        Node node = world.node("a");
        node.tick();
        world.at("2026-05-01T15:07:30Z");
        node.tick();
        assertEquals(List.of("15:01", "15:02", "15:03", "15:04", "15:05", "15:06", "15:07"), world.runs("each"));
        assertEquals(List.of("15:01", "15:03", "15:05", "15:07"), world.runs("odd"));
        assertEquals(List.of(), world.skips("each"));
    }

    @Test
    void moreLateRunsThanOneTickStartsAreStartedByTheNext() {
        world.entry("each", "* * * * *");
        Node node = world.node("a");
        node.tick();
        world.at("2026-05-02T01:00:30Z");
        assertEquals(500, node.tick());
        assertEquals(100, node.tick());
        assertEquals(0, node.tick());
        assertEquals(600, new HashSet<>(node.sent()).size());
    }

    @Test
    @DisplayName("I13: a node that has just come does not call missed what another one was up for")
    void anotherNodesMinutesAreLateNotMissed() {
        world.entry("each", "* * * * *");
        world.node("a").tick();
        world.at("2026-05-01T15:04:40Z");
        world.heardOf("a", "worker", "2026-05-01T10:00:00Z", "2026-05-01T15:04:35Z");
        world.node("b").tick();
        assertEquals(List.of("15:01", "15:02", "15:03", "15:04"), world.runs("each"));
        assertEquals(List.of(), world.skips("each"));
    }

    @Test
    @DisplayName("I13: after an absence of the database a newcomer waits until older nodes can be heard of")
    void aNewcomerDoesNotJudgeWhatOthersMayHaveBeenUpFor() {
        world.entry("each", "* * * * *");
        world.node("a").tick();
        world.heardOf("a", "worker", "2026-05-01T10:00:00Z", "2026-05-01T15:00:05Z");
        world.at("2026-05-01T15:05:10Z");
        Node newcomer = world.node("b");
        newcomer.tick();
        assertEquals(List.of("15:05"), world.runs("each"), "its own minute is due at once");
        assertEquals(List.of(), world.skips("each"));
        world.heardOf("a", "worker", "2026-05-01T10:00:00Z", "2026-05-01T15:05:20Z");
        world.at("2026-05-01T15:05:40Z");
        newcomer.tick();
        assertEquals(List.of("15:01", "15:02", "15:03", "15:04", "15:05"), world.runs("each"));
        assertEquals(List.of(), world.skips("each"));
    }

    @Test
    void nodesWithoutAWorkerDoNotCount() {
        world.entry("each", "* * * * *");
        world.node("a").tick();
        world.heardOf("api-1", "api", "2026-05-01T10:00:00Z", "2026-05-01T15:09:00Z");
        afterADownTimeUntil("2026-05-01T15:03:10Z");
        assertEquals(List.of("15:01", "15:02"), world.skips("each"));
    }

    /** A node comes, and lives long enough to judge. */
    private Node afterADownTimeUntil(String start) {
        world.at(start);
        Node node = world.node("later");
        node.tick();
        world.pass(Duration.ofSeconds(40));
        node.tick();
        return node;
    }

    @Test
    @DisplayName("I13: SKIP records every minute that passed while no node was up, and runs none of them")
    void missedMinutesAreSkipped() {
        world.entry("each", "* * * * *");
        world.entry("hourly", "0 * * * *");
        world.heardOf("a", "worker", "2026-05-01T10:00:00Z", "2026-05-01T15:00:30Z");
        world.node("a").tick();
        Node node = afterADownTimeUntil("2026-05-01T15:05:10Z");
        assertEquals(List.of("15:01", "15:02", "15:03", "15:04"), world.skips("each"));
        assertEquals(List.of("15:05"), world.runs("each"));
        assertEquals("skipped: no node was up", world.reasons("each").get(0));
        assertEquals(List.of(), world.skips("hourly"));
        world.pass(MINUTE);
        node.tick();
        assertEquals(List.of("15:05", "15:06"), world.runs("each"));
        assertEquals(4, world.skips("each").size());
    }

    @Test
    @DisplayName("I13: RUN_ONCE makes one run of all that were missed, and records the others")
    void missedMinutesAreMadeUpByOneRun() {
        world.entry("each", "* * * * *", "RUN_ONCE", "ALLOW");
        world.node("a").tick();
        Node node = afterADownTimeUntil("2026-05-01T15:05:10Z");
        assertEquals(List.of("15:04", "15:05"), world.runs("each"));
        assertEquals(List.of("15:01", "15:02", "15:03"), world.skips("each"));
        assertEquals(
                "skipped: no node was up; the run of 2026-05-01T15:04:00Z stands for it",
                world.reasons("each").get(0));
        assertEquals(2, node.sent().size());
    }

    @Test
    void aDailyRunThatWasMissedIsMadeUpOnce() {
        world.entry("nightly", "0 11 * * *", "RUN_ONCE", "SKIP");
        world.node("a").tick();
        Node node = afterADownTimeUntil("2026-05-04T15:05:10Z");
        assertEquals(1, node.sent().size());
        assertEquals(1, world.runs("nightly").size());
        assertEquals(2, world.skips("nightly").size());
    }

    @Test
    void aLongAbsenceIsSummedUp() {
        world.entry("each", "* * * * *");
        world.node("a").tick();
        afterADownTimeUntil("2026-05-03T15:00:10Z");
        assertEquals(100, world.skips("each").size());
        assertEquals(
                "skipped: no node was up (nor for the 2779 runs before, from 2026-05-01T15:01:00Z on)",
                world.reasons("each").get(0));
        assertEquals("skipped: no node was up", world.reasons("each").get(1));
    }

    @Test
    void anOverlappingRunIsSkippedOrNot() {
        world.entry("patient", "* * * * *", "SKIP", "SKIP");
        world.entry("eager", "* * * * *", "SKIP", "ALLOW");
        Node node = world.node("a");
        node.tick();
        world.pass(MINUTE);
        node.tick();
        world.pass(MINUTE);
        node.tick();
        assertEquals(List.of("15:01"), world.runs("patient"));
        assertEquals(List.of("skipped: the previous run was still going"), world.reasons("patient"));
        assertEquals(List.of("15:01", "15:02"), world.runs("eager"));
        world.finishAll();
        world.pass(MINUTE);
        node.tick();
        assertEquals(List.of("15:01", "15:03"), world.runs("patient"));
        assertEquals(List.of("15:02"), world.skips("patient"));
    }

    @Test
    void nothingFiresForMinutesBeforeAnEntryWasMade() {
        Node node = world.node("a");
        node.tick();
        world.at("2026-05-01T15:10:20Z");
        world.entry("new", "* * * * *", "RUN_ONCE", "ALLOW");
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:11:00Z");
        assertEquals(1, node.tick());
        assertEquals(List.of("15:11"), world.runs("new"));
    }

    @Test
    void nothingFiresForMinutesWhileAnEntryWasInactive() {
        world.entry("paused", "* * * * *", "RUN_ONCE", "ALLOW");
        Node node = world.node("a");
        world.at("2026-05-01T15:01:00Z");
        node.tick();
        world.at("2026-05-01T15:01:30Z").sql("UPDATE CronJobs SET isActive = 0");
        world.at("2026-05-01T15:05:00Z");
        node.tick();
        world.at("2026-05-01T15:08:20Z").sql("UPDATE CronJobs SET isActive = 1");
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:09:00Z");
        node.tick();
        assertEquals(List.of("15:01", "15:09"), world.runs("paused"));
        assertEquals(List.of(), world.skips("paused"));
    }

    @Test
    void aNewScheduleFiresNothingForMinutesBeforeIt() {
        world.entry("edited", "30 * * * *");
        Node node = world.node("a");
        node.tick();
        world.at("2026-05-01T15:09:00Z");
        node.tick();
        world.at("2026-05-01T15:12:20Z").sql("UPDATE CronJobs SET schedule = '* * * * *'");
        assertEquals(0, node.tick());
        world.at("2026-05-01T15:14:00Z");
        node.tick();
        assertEquals(List.of("15:13", "15:14"), world.runs("edited"));
    }

    @Test
    void anEditOfSomethingElseLosesNoMinute() {
        world.entry("renamed", "* * * * *");
        Node node = world.node("a");
        node.tick();
        world.at("2026-05-01T15:02:20Z").sql("UPDATE CronJobs SET maxExecutionTime = 20");
        world.at("2026-05-01T15:03:00Z");
        node.tick();
        assertEquals(List.of("15:01", "15:02", "15:03"), world.runs("renamed"));
    }

    @Test
    void anEditRightAfterAChangeOfScheduleLosesNoMinute() {
        world.entry("edited", "30 * * * *");
        Node node = world.node("a");
        node.tick();
        world.at("2026-05-01T15:02:20Z").sql("UPDATE CronJobs SET schedule = '* * * * *'");
        world.at("2026-05-01T15:02:30Z");
        node.tick();
        world.at("2026-05-01T15:03:05Z").sql("UPDATE CronJobs SET maxExecutionTime = 20");
        node.tick();
        assertEquals(List.of("15:03"), world.runs("edited"));
    }

    @Test
    void anInvalidScheduleDoesNotStopTheOthersAndStartsWhenItIsMended() {
        world.entry("first", "* * * * *");
        world.entry("broken", "whenever it suits");
        world.entry("last", "* * * * *");
        Node node = world.node("a");
        node.tick();
        world.pass(MINUTE);
        assertEquals(2, node.tick());
        world.pass(MINUTE);
        world.sql("UPDATE CronJobs SET schedule = '* * * * *' WHERE name = 'broken'");
        assertEquals(2, node.tick());
        world.pass(MINUTE);
        assertEquals(3, node.tick());
        assertEquals(List.of("15:03"), world.runs("broken"));
    }

    @Test
    void anEntryThatCannotBeStoredDoesNotStopTheOthersAndIsNotLost() throws SQLException {
        world.entry("first", "* * * * *");
        world.entry("locked", "* * * * *");
        world.entry("last", "* * * * *");
        Node node = world.node("a");
        node.tick();
        world.pass(MINUTE);
        try (Connection holder = world.open();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT id FROM CronJobs WHERE name = 'locked' FOR UPDATE");
            assertEquals(2, node.tick());
            assertEquals(List.of(), world.runs("locked"));
            holder.rollback();
        }
        assertEquals(1, node.tick());
        assertEquals(List.of("15:01"), world.runs("locked"));
        assertEquals(3, new HashSet<>(node.sent()).size());
    }

    @Test
    void aTickThatBreaksOffAnywhereIsFinishedByAnotherNode() {
        int breaks = 0;
        for (int statements = 0; ; statements++) {
            begin();
            world.entry("one", "* * * * *", "RUN_ONCE", "ALLOW");
            world.entry("two", "* * * * *", "SKIP", "SKIP");
            world.node("before").tick();
            world.pass(MINUTE);
            Node breaking = world.node("a", world.breakingAfter(statements));
            boolean isBroken = false;
            try {
                breaking.tick();
            } catch (StoreException expected) {
                isBroken = true;
                breaks++;
            }
            world.pass(Duration.ofSeconds(10));
            Node next = world.node("b");
            next.tick();
            assertEquals(List.of("15:01"), world.runs("one"), "broken after " + statements);
            assertEquals(List.of("15:01"), world.runs("two"), "broken after " + statements);
            List<Long> sent = new ArrayList<>(breaking.sent());
            sent.addAll(next.sent());
            assertEquals(2, sent.size(), "every job is sent once, broken after " + statements);
            assertEquals(2, new HashSet<>(sent).size());
            if (!isBroken) {
                break;
            }
        }
        assertTrue(breaks >= 7, () -> "a tick has only so many statements");
    }

    @Test
    void anAbsentDatabaseIsSaid() {
        Node node = world.node("a", world.breakingAfter(0));
        assertThrows(StoreException.class, node::tick);
    }

    @Test
    @DisplayName("I11: many nodes at once make one job per entry and minute, and send it once")
    void manyNodesMakeOneJob() throws InterruptedException, ExecutionException {
        int nodes = 4;
        int minutes = 25;
        world.entry("one", "* * * * *", "RUN_ONCE", "ALLOW");
        world.entry("two", "*/2 * * * *", "SKIP", "ALLOW");
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(world.node("node-" + i));
        }
        CyclicBarrier start = new CyclicBarrier(nodes);
        CyclicBarrier end = new CyclicBarrier(nodes, () -> world.pass(MINUTE));
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<Integer>> ticking = new ArrayList<>();
            for (Node node : all) {
                Callable<Integer> ticks = () -> {
                    int started = 0;
                    for (int i = 0; i <= minutes; i++) {
                        start.await(20, TimeUnit.SECONDS);
                        started += node.tick();
                        end.await(20, TimeUnit.SECONDS);
                    }
                    return started;
                };
                ticking.add(threads.submit(ticks));
            }
            int started = 0;
            for (Future<Integer> each : ticking) {
                started += each.get();
            }
            assertEquals(minutes + minutes / 2, started);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(minutes, world.runs("one").size());
        assertEquals(minutes / 2, world.runs("two").size());
        assertEquals(
                "0", Query.value(world.schema(), "SELECT COUNT(*) FROM WorkerJobs WHERE isSuccess = 0"), "no skips");
    }
}
