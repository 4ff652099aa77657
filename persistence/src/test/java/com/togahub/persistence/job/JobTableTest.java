package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.CheckIn;
import com.togahub.engine.job.CheckIn.Declined;
import com.togahub.engine.job.CheckIn.Started;
import com.togahub.engine.job.CheckIn.Unknown;
import com.togahub.engine.job.End;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobState;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome.Failed;
import com.togahub.engine.job.Outcome.Postponed;
import com.togahub.engine.job.Outcome.Succeeded;
import com.togahub.persistence.testing.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobTableTest {
    private static final String ACTION = "Team/Github/Merge";

    private static JobSchema schema;

    private final JobTable one = schema.node("one");
    private final JobTable two = schema.node("two");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    static void create() {
        schema = JobSchema.create();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private long add() {
        return one.insert(NewJob.of(ACTION, "{\"a\": 1}")).id().number();
    }

    @Test
    @DisplayName("I5: of many check-ins of one job on two nodes at the same moment, held back by a lock, one starts it")
    void oneCheckInStarts() throws Exception {
        long job = add();
        List<CompletableFuture<CheckIn>> checkIns;
        try (Connection holder = schema.connection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.executeQuery("SELECT id FROM WorkerJobs WHERE id = " + job + " FOR UPDATE");
            checkIns = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? one : two).checkIn(job), threads))
                    .toList();
            LockWaits.await();
            holder.commit();
            holder.setAutoCommit(true);
        }
        List<CheckIn> answers = checkIns.stream().map(CompletableFuture::join).toList();
        assertEquals(1, answers.stream().filter(Started.class::isInstance).count());
        assertEquals(19, answers.stream().filter(Declined.class::isInstance).count());
    }

    @Test
    @DisplayName("a group of check-ins gives each job to one caller, and tells finished, running and missing ones")
    void groupOfCheckIns() {
        long fresh = add();
        long running = schema.started(two, ACTION).id().number();
        Job over = schema.started(two, ACTION);
        two.checkOut(over.attemptToken(), new Succeeded(Optional.empty()));
        List<CheckIn> answers =
                one.checkIn(List.of(fresh, running, fresh, over.id().number(), Long.MAX_VALUE));
        Job job = ((Started) answers.get(0)).job();
        assertEquals("{\"a\": 1}", job.parameters());
        assertEquals(JobState.RUNNING, job.state());
        assertEquals(List.of(new Declined(), new Declined(), new Declined(), new Unknown()), answers.subList(1, 5));
        assertEquals("one", schema.row(fresh, "instanceId").get("instanceId"));
        assertEquals("two", schema.row(running, "instanceId").get("instanceId"));
    }

    @Test
    @DisplayName("a group of check-outs writes each attempt's own outcome, and says which were written by it")
    void groupOfCheckOuts() {
        Job good = schema.started(one, ACTION);
        Job bad = schema.started(one, ACTION);
        Job late = schema.started(one, ACTION);
        assertTrue(two.checkOut(late.attemptToken(), new Failed("the watchdog's verdict")));
        Job other = schema.started(one, ACTION);
        String large = "\"" + "x".repeat(1 << 20) + "\"";
        assertEquals(
                List.of(true, true, false, false, false),
                one.checkOut(List.of(
                        new End(good.attemptToken(), new Succeeded(Optional.of(large))),
                        new End(bad.attemptToken(), new Failed("it broke")),
                        new End(late.attemptToken(), new Succeeded(Optional.empty())),
                        new End(new Attempt(other.id().number(), 7), new Succeeded(Optional.empty())),
                        new End(good.attemptToken(), new Failed("again")))));
        Map<String, String> row = schema.row(
                good.id().number(),
                "isSuccess, LENGTH(result) AS length, failureReason, dtCompleted IS NOT NULL AS isCompleted,"
                        + " executionTime >= 0 AS isTimed");
        assertEquals("1", row.get("isSuccess"));
        assertEquals(Integer.toString(large.length()), row.get("length"));
        assertEquals(null, row.get("failureReason"));
        assertEquals("1", row.get("isCompleted"));
        assertEquals("1", row.get("isTimed"));
        Map<String, String> failed =
                schema.row(bad.id().number(), "isSuccess, result, failureReason, errorFingerprint");
        assertEquals("0", failed.get("isSuccess"));
        assertEquals(null, failed.get("result"));
        assertEquals("it broke", failed.get("failureReason"));
        assertEquals(16, failed.get("errorFingerprint").length());
        assertEquals(
                "the watchdog's verdict",
                schema.row(late.id().number(), "failureReason").get("failureReason"));
        assertEquals(null, schema.row(other.id().number(), "isSuccess").get("isSuccess"));
    }

    @Test
    @DisplayName(
            "a postponed attempt makes the job wait for its time as a new attempt; the old one writes nothing more")
    void postponed() {
        Job job = schema.started(one, ACTION);
        long number = job.id().number();
        assertTrue(one.checkOut(job.attemptToken(), new Postponed("no answer", Duration.ofHours(1), true)));
        assertEquals(
                Map.of("attempt", "2", "retries", "1", "isDue", "1"),
                schema.row(
                        number,
                        "attempt, retries,"
                                + " dtDue BETWEEN NOW(3) + INTERVAL 59 MINUTE AND NOW(3) + INTERVAL 61 MINUTE AS isDue"));
        assertEquals(List.of("attempt 1 failed: no answer; to be retried in 3600 s"), schema.lines(number));
        assertEquals(JobState.PENDING, one.find(number).orElseThrow().state());
        assertEquals(new Declined(), one.checkIn(number), "a message that comes too early starts nothing");
        assertFalse(one.takePending(1_000).contains(number), "nor does the scheduler send it");
        assertFalse(one.checkOut(job.attemptToken(), new Succeeded(Optional.empty())), "the old attempt is over");

        schema.execute("UPDATE WorkerJobs SET dtDue = NOW(3) - INTERVAL 1 SECOND WHERE id = " + number);
        assertEquals(List.of(number), two.takeDue(100));
        assertEquals(2, ((Started) two.checkIn(number)).job().attempt());
    }

    @Test
    @DisplayName("I10: of concurrent retries one makes a new attempt, and the old attempt cannot write any more")
    void oneRetryCounts() {
        Job job = schema.started(one, ACTION);
        long number = job.id().number();
        one.checkOut(job.attemptToken(), new Failed("it broke"));
        List<List<Long>> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> schema.fixture()
                                .database()
                                .write(schema.fixture().tenants().none(), session -> (i % 2 == 0 ? one : two)
                                        .retry(session, List.of(number), "again")),
                        threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertEquals(1, answers.stream().filter(List.of(number)::equals).count());
        assertEquals(11, answers.stream().filter(List.of()::equals).count());
        assertEquals(List.of("attempt 1 failed: it broke; retried (again)"), schema.lines(number));
        assertFalse(one.checkOut(job.attemptToken(), new Succeeded(Optional.empty())));
        Job again = ((Started) two.checkIn(number)).job();
        assertEquals(2, again.attempt());
        assertFalse(one.checkOut(job.attemptToken(), new Succeeded(Optional.empty())), "the old attempt is late");
        assertTrue(two.checkOut(again.attemptToken(), new Succeeded(Optional.empty())));
    }

    @Test
    @DisplayName("cancelling ends a waiting job, asks a running one to end, and leaves a finished one alone")
    void cancel() {
        long waiting = add();
        long running = schema.started(one, ACTION).id().number();
        Job over = schema.started(one, ACTION);
        one.checkOut(over.attemptToken(), new Succeeded(Optional.empty()));
        List<Long> asked = schema.fixture()
                .database()
                .write(
                        schema.fixture().tenants().none(),
                        session -> one.cancel(
                                session, List.of(waiting, running, over.id().number()), "not needed"));
        assertEquals(List.of(waiting, running), asked);
        assertEquals(
                Map.of("isSuccess", "0", "failureReason", "cancelled before it started: not needed"),
                schema.row(waiting, "isSuccess, failureReason"));
        assertEquals("1", schema.row(running, "cancelRequested").get("cancelRequested"));
        assertEquals(null, schema.row(running, "isSuccess").get("isSuccess"));
        assertEquals(List.of("its end was asked for: not needed"), schema.lines(running));
        assertEquals(
                JobState.SUCCEEDED, one.find(over.id().number()).orElseThrow().state());
    }

    @Test
    @DisplayName("two schedulers at once take each waiting job once")
    void schedulersShare() throws SQLException {
        List<Long> jobs = IntStream.range(0, 30).mapToObj(i -> add()).toList();
        one.unqueue(jobs);
        try (Connection holder = schema.connection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            String first = jobs.subList(0, 10).stream().map(String::valueOf).collect(Collectors.joining(", "));
            statement.executeQuery("SELECT id FROM WorkerJobs WHERE id IN (" + first + ") FOR UPDATE");
            assertEquals(jobs.subList(10, 20), two.takePending(10), "what another takes is passed over");
            holder.commit();
            holder.setAutoCommit(true);
        }
        assertEquals(jobs.subList(0, 10), two.takePending(10));
        assertEquals(jobs.subList(20, 30), one.queue(jobs), "queued ones are left to who queued them");
    }

    @Test
    @DisplayName("many threads' jobs get rows with keys of their own, also when one of them is a duplicate")
    void groupedInserts() {
        NewJob known = new NewJob(
                "00000000-0000-4000-8000-000000000001",
                ACTION,
                "{}",
                Optional.of("key-1"),
                Optional.of("delivery-1"),
                Optional.empty());
        long first = one.insert(known).id().number();
        List<CompletableFuture<Boolean>> inserts = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            NewJob job = i % 8 == 0 ? known : NewJob.of(ACTION, "{\"i\": " + i + "}");
                            var stored = one.insert(job);
                            return i % 8 == 0
                                    ? !stored.isNew() && stored.id().number() == first
                                    : stored.isNew()
                                            && one.find(stored.id().number())
                                                    .orElseThrow()
                                                    .parameters()
                                                    .equals("{\"i\": " + i + "}");
                        },
                        threads))
                .toList();
        inserts.forEach(insert -> assertTrue(insert.join()));
    }

    @Test
    @DisplayName("a job alone takes four statements from its insert to its outcome, eight together far fewer each")
    void statements() {
        CountedConnections counted = new CountedConnections(schema);
        JobTable table = new JobTable(counted, schema.name(), "counted");
        long number = table.insert(NewJob.of(ACTION, "{}")).id().number();
        Job job = ((Started) table.checkIn(number)).job();
        table.checkOut(job.attemptToken(), new Succeeded(Optional.empty()));
        assertEquals(4, counted.statements());

        List<Long> eight = IntStream.range(0, 8).mapToObj(i -> add()).toList();
        int before = counted.statements();
        List<End> ends = table.checkIn(eight).stream()
                .map(Started.class::cast)
                .map(started -> new End(started.job().attemptToken(), new Succeeded(Optional.empty())))
                .toList();
        table.checkOut(ends);
        assertEquals(3, counted.statements() - before);
    }
}
