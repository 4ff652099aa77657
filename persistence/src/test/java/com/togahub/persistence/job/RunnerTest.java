package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobMessage.Fate;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.Outcomes;
import com.togahub.engine.job.Pause;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.SharedTimer;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static JobSchema schema;

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedTimer timer = new SharedTimer();
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
        timer.close();
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
        return runner(limit, new Outcomes(jobs, threads, timer, Pause.REAL));
    }

    private JobRunner runner(Duration limit, Outcomes outcomes) {
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
                outcomes,
                timer,
                limit,
                Clock.systemUTC());
    }

    private Handed begin(Duration limit, long job) {
        Handed message = Handed.of(job);
        runner(limit).deliver(List.of(message));
        return message;
    }

    /** Waits until its message is done with. */
    private Fate deliver(Duration limit, long job) {
        return begin(limit, job).fate().join();
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

    private static boolean isOpen(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException ending) {
            return false;
        }
    }

    private long add(String action, String parameters) {
        return jobs.insert(NewJob.of(action, parameters)).id().number();
    }

    private Map<String, String> run(String action, String parameters) {
        long job = add(action, parameters);
        assertEquals(Fate.HANDLED, deliver(LONG, job));
        return outcome(job);
    }

    private static Map<String, String> outcome(long job) {
        return schema.row(job, "isSuccess, result, failureReason, attempt");
    }

    @Test
    @DisplayName("an action's result, progress and lines are stored")
    void success() {
        long job = add("Stage/Echo", "{\"text\": \"hi\", \"numbers\": [1, 2]}");
        deliver(LONG, job);
        Map<String, String> row = schema.row(job, "isSuccess, progress, result");
        assertEquals("1", row.get("isSuccess"));
        assertEquals("50", row.get("progress"));
        assertTrue(row.get("result").contains("\"numbers\":[1,2]"), row.get("result"));
        assertEquals(List.of("echoing hi"), schema.lines(job));
        assertEquals(Fate.SKIPPED, deliver(LONG, job), "a second message does nothing");
        assertEquals(Fate.UNKNOWN, deliver(LONG, Long.MAX_VALUE));
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
        deliver(Duration.ofSeconds(1), job);
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
        Handed message = begin(LONG, job);
        begun.await();
        JobControl control = new JobControl(
                jobs,
                new Dispatch(jobs, all -> List.of()),
                running,
                schema.fixture().database());
        control.cancel(control.find(job), "enough");
        assertEquals(Fate.HANDLED, message.fate().get());
        assertEquals("cancelled", outcome(job).get("failureReason"));
    }

    @Test
    @DisplayName("an action with a retry rule is tried again as often as it says, and then its job has failed")
    void retryRule() {
        long job = add("Stage/Unlucky", "{}");
        for (int retry = 1; retry <= 2; retry++) {
            deliver(LONG, job);
            assertEquals(Integer.toString(retry), schema.row(job, "retries").get("retries"));
            assertEquals(null, outcome(job).get("isSuccess"));
            assertEquals(Fate.SKIPPED, deliver(LONG, job), "it waits for its time to come");
            schema.execute("UPDATE WorkerJobs SET dtDue = NOW(3) WHERE id = " + job);
        }
        deliver(LONG, job);
        Map<String, String> row = outcome(job);
        assertEquals("0", row.get("isSuccess"));
        assertEquals("3", row.get("attempt"));
        assertTrue(row.get("failureReason").contains("no luck"));
        assertEquals(2, schema.lines(job).size());
    }

    @Test
    @DisplayName("a final failure is not tried again, whatever the retry rule says")
    void finalFailure() {
        Map<String, String> row = run("Stage/Hopeless", "{}");
        assertEquals("0", row.get("isSuccess"));
        assertEquals("1", row.get("attempt"));
        assertEquals("nothing will mend this", row.get("failureReason"));
    }

    @Test
    @DisplayName("an action that finds itself too early comes again, and uses up no retry")
    void tooEarly() {
        long job = add("Stage/Early", "{}");
        for (int wait = 1; wait <= 3; wait++) {
            deliver(LONG, job);
            assertEquals(null, outcome(job).get("isSuccess"));
            assertEquals("0", schema.row(job, "retries").get("retries"));
            assertEquals(Fate.SKIPPED, deliver(LONG, job), "it waits for its time to come");
            schema.execute("UPDATE WorkerJobs SET dtDue = NOW(3) WHERE id = " + job);
        }
        assertEquals(
                "attempt 1 has to wait: the other one comes first; to be retried in 60 s",
                schema.lines(job).get(0));
    }

    @Test
    @DisplayName("I9: an outcome that meets an absent database is written once it is back")
    void checkOutIsTriedAgain() throws Exception {
        long job = add("Stage/Patient", "{}");
        Handed message = begin(LONG, job);
        begun.await();
        isAway.set(true);
        release.countDown();
        JobSchema.await("check-outs that fail", () -> refusals.get() >= 3);
        assertEquals(null, outcome(job).get("isSuccess"));
        message.hasEnded().get();
        assertFalse(message.fate().isDone(), "the slot is free, but the message stays until the outcome is written");
        assertEquals(1, running.count(), "the node still answers for it");
        isAway.set(false);
        assertEquals(Fate.HANDLED, message.fate().get());
        assertEquals("1", outcome(job).get("isSuccess"));
    }

    @Test
    @DisplayName("I9: a verdict that was reached while the database was away for the node stands")
    void verdictStands() throws Exception {
        long job = add("Stage/Patient", "{}");
        Handed message = begin(LONG, job);
        begun.await();
        isAway.set(true);
        release.countDown();
        JobSchema.await("check-outs that fail", () -> refusals.get() >= 1);
        schema.node("another").checkOut(new Attempt(job, 1), new Outcome.Failed("the verdict"));
        isAway.set(false);
        message.fate().get();
        assertEquals("the verdict", outcome(job).get("failureReason"));
    }

    @Test
    @DisplayName("jobs checked in together run beside each other, and none waits for another's outcome")
    void together() {
        long patient = add("Stage/Patient", "{}");
        long missing = add("Stage/Nowhere", "{}");
        long echo = add("Stage/Echo", "{\"text\": \"hi\", \"numbers\": []}");
        List<Handed> messages = List.of(
                Handed.of(patient), Handed.of(missing), Handed.of(echo), Handed.of(echo), Handed.of(Long.MAX_VALUE));
        runner(LONG).deliver(messages);
        assertEquals(
                List.of(Fate.HANDLED, Fate.HANDLED, Fate.SKIPPED, Fate.UNKNOWN),
                messages.subList(1, 5).stream().map(each -> each.fate().join()).toList());
        assertFalse(messages.get(0).fate().isDone());
        release.countDown();
        assertEquals(Fate.HANDLED, messages.get(0).fate().join());
        assertEquals("1", outcome(patient).get("isSuccess"));
    }

    @Test
    @DisplayName("I17: an action that is stopped with its node is interrupted and its job failed with that reason")
    void stopped() throws Exception {
        long job = add("Stage/Patient", "{}");
        Handed message = begin(LONG, job);
        begun.await();
        message.stop().get().run();
        assertEquals(Fate.HANDLED, message.fate().get());
        assertEquals("the node stopped before the action finished", outcome(job).get("failureReason"));
    }

    @Test
    @DisplayName("while more outcomes wait for the database than there is room for, ended actions keep their slots")
    void room() throws Exception {
        List<Handed> messages = IntStream.range(0, 300)
                .mapToObj(i -> Handed.of(add("Stage/Nowhere", "{}")))
                .toList();
        CountDownLatch mayWrite = new CountDownLatch(1);
        JobRunner runner = runner(
                LONG,
                new Outcomes(
                        jobs,
                        task -> threads.execute(() -> {
                            if (isOpen(mayWrite)) {
                                task.run();
                            }
                        }),
                        timer,
                        Pause.REAL));
        runner.deliver(messages);
        assertEquals(
                255, messages.stream().filter(each -> each.hasEnded().isDone()).count());
        mayWrite.countDown();
        messages.forEach(each -> assertEquals(Fate.HANDLED, each.fate().join()));
    }
}
