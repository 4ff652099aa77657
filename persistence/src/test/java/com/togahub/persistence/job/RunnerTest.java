package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobRunner.Delivery;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.persistence.job.action.Stage;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.transaction.OwnTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static JobSchema schema;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final AtomicInteger refusals = new AtomicInteger();
    private final RunningJobs running = new RunningJobs();
    private final JobTable jobs = new JobTable(this::connection, schema.name(), "node");
    private final ActionRegistry actions = ActionRegistry.of(List.of(Stage.class), Map.of());

    @BeforeAll
    static void create() {
        schema = JobSchema.create();
        schema.execute("CREATE TABLE Left_ (name VARCHAR(64) PRIMARY KEY)");
    }

    @AfterEach
    void end() {
        release.countDown();
        threads.shutdownNow();
    }

    /** The database as this node sees it, which may be away. */
    private Connection connection() throws SQLException {
        if (isAway.get()) {
            refusals.incrementAndGet();
            throw new SQLException("the test has cut the wire", "08S01");
        }
        return schema.connection();
    }

    private JobRunner runner(Duration limit) {
        Instances instances = type -> new Instances.Lease() {
            @Override
            public Object instance() {
                return new Stage(begun, release, RunnerTest::leave);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        return new JobRunner(
                jobs,
                new JobLogTable(this::connection),
                actions,
                new Retries(actions, () -> 0),
                new Invocation(instances, new OwnTransaction(Managers.transactions())),
                Parameters.IN_ROWS,
                threads,
                running,
                limit,
                Clock.systemUTC());
    }

    /** A row in the caller's transaction. */
    private static void leave(String name) {
        schema.fixture()
                .database()
                .write(
                        schema.fixture().tenants().none(),
                        session -> session.update(new Statement(
                                Place.CORE,
                                "INSERT INTO `" + schema.name() + "`.Left_ (name) VALUES (?)",
                                List.of(name),
                                List.of())));
    }

    private long add(String action, String parameters) {
        return jobs.insert(NewJob.of(action, parameters)).id().number();
    }

    private Map<String, String> run(String action, String parameters) {
        long job = add(action, parameters);
        assertEquals(Delivery.RAN, runner(Duration.ofMinutes(1)).deliver(job));
        return outcome(job);
    }

    private static Map<String, String> outcome(long job) {
        return schema.row(job, "isSuccess, result, failureReason, attempt");
    }

    @Test
    @DisplayName("an action's result, progress and lines are stored")
    void success() {
        long job = add("Stage/Echo", "{\"text\": \"hi\", \"numbers\": [1, 2]}");
        runner(Duration.ofMinutes(1)).deliver(job);
        Map<String, String> row = schema.row(job, "isSuccess, progress, result");
        assertEquals("1", row.get("isSuccess"));
        assertEquals("50", row.get("progress"));
        assertTrue(row.get("result").contains("\"numbers\":[1,2]"), row.get("result"));
        assertEquals(List.of("echoing hi"), schema.lines(job));
        assertEquals(Delivery.SKIPPED, runner(Duration.ofMinutes(1)).deliver(job), "a second message does nothing");
        assertEquals(Delivery.UNKNOWN, runner(Duration.ofMinutes(1)).deliver(Long.MAX_VALUE));
    }

    @Test
    @DisplayName(
            "I15: poison parameters, a missing action and a class that fails to load fail that job with its reason")
    void poison() {
        assertEquals(
                "there is no action Stage/Nowhere", run("Stage/Nowhere", "{}").get("failureReason"));
        assertTrue(run("Stage/Echo", "{\"numbers\": []}").get("failureReason").contains("text"));
        assertTrue(run("Stage/Echo", "{\"text\": 1, \"numbers\": []}")
                .get("failureReason")
                .contains("text"));
        assertTrue(run("Stage/Leave", "{\"name\": \"x\", \"other\": 1}")
                .get("failureReason")
                .contains("other"));
        assertTrue(run("Stage/Leave", "[]").get("failureReason").contains("object"));
        assertTrue(run("Stage/Broken", "{}").get("failureReason").startsWith("java.lang.NoClassDefFoundError"));
        assertEquals("1", run("Stage/Leave", "{\"name\": \"neighbour\"}").get("isSuccess"));
    }

    @Test
    @DisplayName("what an action does in its transaction is committed with its return and undone by its throw")
    void transaction() {
        run("Stage/Leave", "{\"name\": \"kept\"}");
        Map<String, String> failed = run("Stage/LeaveAndThrow", "{\"name\": \"undone\"}");
        assertEquals("0", failed.get("isSuccess"));
        assertTrue(failed.get("failureReason").startsWith("java.lang.IllegalStateException: after the row"));
        assertTrue(failed.get("failureReason").contains("Stage.leaveAndThrow"), "the application's frames are shown");
        assertEquals(
                List.of("kept"),
                Query.column(schema.name(), "SELECT name FROM Left_ WHERE name IN ('kept', 'undone')"));
    }

    @Test
    @DisplayName("I8: an action over its time is interrupted and failed, and what it does afterwards is undone")
    void timeOut() {
        long job = add("Stage/Stubborn", "{\"name\": \"late\"}");
        runner(Duration.ofSeconds(1)).deliver(job);
        assertEquals("timed out after 1 s", outcome(job).get("failureReason"));
        release.countDown();
        JobSchema.await("the late row to be undone", () -> nothingIsOpen());
        assertEquals(List.of(), Query.column(schema.name(), "SELECT name FROM Left_ WHERE name = 'late'"));
        assertEquals("0", outcome(job).get("isSuccess"));
    }

    /** Whether no transaction has rows that are neither committed nor undone. */
    private static boolean nothingIsOpen() {
        return Query.column("information_schema", "SELECT trx_id FROM INNODB_TRX WHERE trx_rows_modified > 0")
                .isEmpty();
    }

    @Test
    @DisplayName("a cancelled action is interrupted at once on its own node, and its job failed as cancelled")
    void cancelled() throws Exception {
        long job = add("Stage/Patient", "{}");
        CompletableFuture<Delivery> delivery = CompletableFuture.supplyAsync(
                () -> runner(Duration.ofMinutes(1)).deliver(job), threads);
        begun.await();
        JobControl control = new JobControl(
                jobs,
                new Dispatch(jobs, all -> List.of()),
                running,
                schema.fixture().database());
        control.cancel(control.find(job), "enough");
        assertEquals(Delivery.RAN, delivery.get());
        assertEquals("cancelled", outcome(job).get("failureReason"));
    }

    @Test
    @DisplayName("an action with a retry rule is tried again as often as it says, and then its job has failed")
    void retryRule() {
        long job = add("Stage/Unlucky", "{}");
        for (int retry = 1; retry <= 2; retry++) {
            runner(Duration.ofMinutes(1)).deliver(job);
            assertEquals(Integer.toString(retry), schema.row(job, "retries").get("retries"));
            assertEquals(null, outcome(job).get("isSuccess"));
            assertEquals(Delivery.SKIPPED, runner(Duration.ofMinutes(1)).deliver(job), "it waits for its time to come");
            schema.execute("UPDATE WorkerJobs SET dtDue = NOW(3) WHERE id = " + job);
        }
        runner(Duration.ofMinutes(1)).deliver(job);
        Map<String, String> row = outcome(job);
        assertEquals("0", row.get("isSuccess"));
        assertEquals("3", row.get("attempt"));
        assertTrue(row.get("failureReason").contains("no luck"));
        assertEquals(2, schema.lines(job).size());
    }

    @Test
    @DisplayName("I9: an outcome that meets an absent database is written once it is back")
    void checkOutIsTriedAgain() throws Exception {
        long job = add("Stage/Patient", "{}");
        CompletableFuture<Delivery> delivery = CompletableFuture.supplyAsync(
                () -> runner(Duration.ofMinutes(1)).deliver(job), threads);
        begun.await();
        isAway.set(true);
        release.countDown();
        JobSchema.await("check-outs that fail", () -> refusals.get() >= 3);
        assertEquals(null, outcome(job).get("isSuccess"));
        isAway.set(false);
        assertEquals(Delivery.RAN, delivery.get());
        assertEquals("1", outcome(job).get("isSuccess"));
    }

    @Test
    @DisplayName("I9: a verdict that was reached while the database was away for the node stands")
    void verdictStands() throws Exception {
        long job = add("Stage/Patient", "{}");
        CompletableFuture<Delivery> delivery = CompletableFuture.supplyAsync(
                () -> runner(Duration.ofMinutes(1)).deliver(job), threads);
        begun.await();
        isAway.set(true);
        release.countDown();
        JobSchema.await("check-outs that fail", () -> refusals.get() >= 1);
        schema.node("another").checkOut(new Attempt(job, 1), new Outcome.Failed("the verdict"));
        isAway.set(false);
        delivery.get();
        assertEquals("the verdict", outcome(job).get("failureReason"));
    }
}
