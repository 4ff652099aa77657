package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobMessage.Fate;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobWatch;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcomes;
import com.togahub.engine.job.Pause;
import com.togahub.engine.job.Rescue;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.SharedTimer;
import com.togahub.engine.job.Watchdog;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.persistence.job.action.Stage;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.transaction.OwnTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A job that runs on a living node is neither given back nor failed by a heartbeat, whenever that comes. */
class LivingJobsTest {
    private static final Stop NOWHERE = new Stop("nowhere");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int STEADY = 3;
    /** Longer than any heartbeat waits before it judges, in seconds, and less than the limit. */
    private static final int LONG = 120;

    private static JobSchema schema;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedTimer timer = new SharedTimer();
    private final ActionRegistry actions = ActionRegistry.of(List.of(Stage.class), Map.of());

    @BeforeAll
    static void create() {
        schema = JobSchema.create();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        timer.close();
    }

    /** A node without an application server around it. */
    private final class Node {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final RunningJobs running = new RunningJobs();
        private final JobTable jobs;
        private final Heartbeat heartbeat;
        private final Watchdog watchdog;
        private final JobRunner runner;

        /** A node that stands still somewhere. */
        Node(String name, Stop stop) {
            jobs = schema.node(name);
            JobStore store = stop.on(JobStore.class, jobs);
            JobWatch watch = stop.on(
                    JobWatch.class,
                    new JobUpkeep(schema::connection, new JobUpkeep.Instance(name, "local", "test", "all")));
            Retries retries = new Retries(actions, () -> 0);
            Rescue rescue = new Rescue(store, retries);
            heartbeat = new Heartbeat(watch, store, rescue, running);
            watchdog = new Watchdog(watch, store, rescue, running, heartbeat, LIMIT);
            runner = new JobRunner(
                    store,
                    new JobLogTable(schema::connection),
                    actions,
                    retries,
                    new Invocation(this::lease, new OwnTransaction(Managers.transactions())),
                    Parameters.IN_ROWS,
                    threads,
                    running,
                    new Outcomes(store, threads, timer, Pause.REAL),
                    timer,
                    LIMIT,
                    Clock.systemUTC());
        }

        private Instances.Lease lease(Class<?> type) {
            return new Instances.Lease() {
                @Override
                public Object instance() {
                    return new Stage(begun, release, name -> {});
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }

        CompletableFuture<Fate> deliver(long job) {
            Handed message = Handed.of(job);
            threads.execute(() -> runner.deliver(List.of(message)));
            return message.fate();
        }

        CompletableFuture<Void> beats() {
            return CompletableFuture.runAsync(heartbeat::beat, threads);
        }

        Node steady() {
            for (int i = 0; i < STEADY; i++) {
                heartbeat.beat();
            }
            return this;
        }

        void hasBegun() throws InterruptedException {
            assertTrue(begun.await(60, TimeUnit.SECONDS), "the action begins");
        }
    }

    private long add() {
        return schema.node("caller")
                .insert(NewJob.of("Stage/Patient", "{}"))
                .id()
                .number();
    }

    private void age(long job) {
        schema.execute("UPDATE WorkerJobs SET dtStarted = NOW(3) - INTERVAL " + LONG + " SECOND WHERE id = " + job);
    }

    /** The row says that this attempt runs there. */
    private void runs(long job, int attempt, String instance) {
        Map<String, String> row =
                schema.row(job, "attempt, instanceId, isSuccess, dtStarted IS NOT NULL AS started, failureReason");
        assertEquals(Integer.toString(attempt), row.get("attempt"), row::toString);
        assertEquals(instance, row.get("instanceId"), row::toString);
        assertEquals("1", row.get("started"), row::toString);
        assertEquals(null, row.get("isSuccess"), row::toString);
    }

    private void succeeds(Node node, long job, CompletableFuture<Fate> delivery) {
        node.release.countDown();
        assertEquals(Fate.HANDLED, delivery.join());
        assertEquals("1", schema.row(job, "isSuccess").get("isSuccess"));
    }

    @Test
    @DisplayName("a long action's job stays, however often its node and the others beat and judge")
    void longAction() throws InterruptedException {
        Node node = new Node("node", NOWHERE).steady();
        Node other = new Node("other", NOWHERE).steady();
        long job = add();
        CompletableFuture<Fate> delivery = node.deliver(job);
        node.hasBegun();
        age(job);
        for (Node each : List.of(node.steady(), other.steady(), new Node("new", NOWHERE).steady())) {
            assertEquals(0, each.watchdog.failOrphans());
            each.watchdog.endOverdue();
        }
        runs(job, 1, "node");
        succeeds(node, job, delivery);
    }

    @Test
    @DisplayName("a job that is checked in, of which its node has not heard yet, stays")
    void answerOnItsWay() {
        Stop stop = new Stop("checkIn");
        Node node = new Node("node", stop).steady();
        long job = add();
        CompletableFuture<Fate> delivery = node.deliver(job);
        stop.await();
        age(job);
        node.steady();
        runs(job, 1, "node");
        stop.goOn();
        succeeds(node, job, delivery);
    }

    @Test
    @DisplayName("a job of a node that announces itself only now passes for none that an earlier process left")
    void notYetAnnounced() {
        Stop stop = new Stop("checkIn");
        Node node = new Node("node", stop);
        long job = add();
        CompletableFuture<Fate> delivery = node.deliver(job);
        stop.await();
        node.heartbeat.beat();
        runs(job, 1, "node");
        stop.goOn();
        succeeds(node, job, delivery);
    }

    @Test
    @DisplayName("a heartbeat that saw the attempt before does not give back the one that runs now")
    void attemptOfBefore() throws InterruptedException {
        Stop stop = new Stop("held", 1);
        Node node = new Node("node", stop);
        node.heartbeat.beat();
        long job = add();
        // checked in, and nobody here knows: what the answer's loss leaves
        schema.node("node").checkIn(job);
        age(job);
        CompletableFuture<Void> beat = node.beats();
        stop.await();
        CompletableFuture<Fate> delivery = runsAgain(node, job);
        stop.goOn();
        beat.join();
        runs(job, 2, "node");
        succeeds(node, job, delivery);
    }

    @Test
    @DisplayName("a node that saw at its start what an earlier process left does not fail the attempt that runs now")
    void leftBehindBefore() throws InterruptedException {
        Stop stop = new Stop("leftBehind");
        Node node = new Node("node", stop);
        long job = add();
        schema.node("node").checkIn(job);
        CompletableFuture<Void> beat = node.beats();
        stop.await();
        CompletableFuture<Fate> delivery = runsAgain(node, job);
        stop.goOn();
        beat.join();
        runs(job, 2, "node");
        succeeds(node, job, delivery);
    }

    @Test
    @DisplayName("a watchdog that saw a dead node's attempt does not fail the one that a living node runs now")
    void orphanOfBefore() throws InterruptedException {
        Stop stop = new Stop("orphans");
        Node judge = new Node("judge", stop).steady();
        Node node = new Node("node", NOWHERE).steady();
        long job = add();
        schema.node("dead").checkIn(job);
        age(job);
        CompletableFuture<Integer> judged = CompletableFuture.supplyAsync(judge.watchdog::failOrphans, threads);
        stop.await();
        CompletableFuture<Fate> delivery = runsAgain(node, job);
        stop.goOn();
        assertEquals(0, judged.join());
        runs(job, 2, "node");
        succeeds(node, job, delivery);
    }

    /** Ends what an attempt left, as another node would, and has a person try the job again, which then runs on a node. */
    private CompletableFuture<Fate> runsAgain(Node node, long job) throws InterruptedException {
        schema.execute(
                "UPDATE WorkerJobs SET isSuccess = 0, dtCompleted = NOW(3), failureReason = 'a verdict' WHERE id = "
                        + job);
        JobControl control = new JobControl(
                node.jobs,
                new Dispatch(node.jobs, all -> List.of()),
                node.running,
                schema.fixture().database());
        control.retry(control.find(job), "again");
        CompletableFuture<Fate> delivery = node.deliver(job);
        node.hasBegun();
        return delivery;
    }
}
