package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.Extensions;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.job.DirectRuns;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobActs;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobTasks;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.RunRoute;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.request.Json;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.LateRoute;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.transaction.OwnTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people and code do to jobs, and that it shares the fate of their transaction. */
class JobRoutesTest {
    private static final List<Long> RUNG = Collections.synchronizedList(new ArrayList<>());
    private static final AtomicReference<JobControl> CONTROL = new AtomicReference<>();
    private static final AtomicReference<Tasks> TASKS = new AtomicReference<>();

    private static JobSchema schema;
    private static JobTable jobs;
    private static Door admin;

    @BeforeAll
    static void create() {
        schema = new JobSchema(EngineFixture.create(new Extensions(
                List.of(),
                List.of(),
                List.of(
                        new LateRoute("WorkerJobRetries", () -> JobActs.retries(CONTROL.get())),
                        new LateRoute("WorkerJobCancellations", () -> JobActs.cancellations(CONTROL.get())),
                        new LateRoute("WorkerJobRuns", () -> new RunRoute(TASKS.get()))))));
        jobs = schema.node("node");
        Dispatch dispatch = new Dispatch(jobs, JobRoutesTest::ring);
        var database = schema.fixture().database();
        CONTROL.set(new JobControl(jobs, dispatch, new RunningJobs(), database));
        ActionRegistry actions = ActionRegistry.of(List.of(), Map.of());
        Invocation invocation = new Invocation(
                type -> {
                    throw new IllegalStateException("nothing is run here");
                },
                new OwnTransaction(Managers.transactions()));
        TASKS.set(new JobTasks(
                jobs,
                dispatch,
                database,
                new DirectRuns(actions, invocation, Duration.ofMinutes(1), Clock.systemUTC())));
        admin = Door.of(schema.fixture(), "admin");
    }

    private static List<Long> ring(Collection<Long> all) {
        RUNG.addAll(all);
        return List.of();
    }

    @BeforeEach
    void clear() {
        RUNG.clear();
        schema.execute("DELETE FROM WorkerJobs");
    }

    private static Job failed(String action) {
        Job job = schema.started(jobs, action);
        jobs.checkOut(job.attemptToken(), new Outcome.Failed("it broke"));
        return job;
    }

    private static List<String> open() {
        return Query.column(schema.name(), "SELECT id FROM WorkerJobs WHERE isSuccess IS NULL");
    }

    @Test
    @DisplayName("one job is retried with a reason, and its message sent after the commit")
    void retryOne() {
        Job job = failed("Team/One");
        admin.post("/worker-job-retries", "{'workerJob': '" + job.id().uuid() + "', 'reason': 'mended'}")
                .is(201);
        assertEquals(List.of(job.id().number()), RUNG);
        assertEquals(
                List.of("attempt 1 failed: it broke; retried (mended)"),
                schema.lines(job.id().number()));
        admin.post("/worker-job-retries", "{'workerJob': '" + job.id().uuid() + "'}")
                .is(422);
        assertEquals(1, RUNG.size(), "a job that is not finished is left alone");
    }

    @Test
    @DisplayName("all failed jobs of a condition are counted first, then retried; others stay as they are")
    void retryMany() {
        List<Job> some = List.of(failed("Team/One"), failed("Team/One"), failed("Team/One"));
        Job other = failed("Team/Other");
        Job running = schema.started(jobs, "Team/One");
        String body = "{'where': 'action==Team/One', 'reason': 'mended'%s}";
        Door.Reply preview = admin.post("/worker-job-retries", body.formatted(", 'preview': true"))
                .is(200);
        assertEquals("{\"matched\":3,\"retried\":0}", preview.data().toString());
        assertEquals(List.of(), RUNG);
        Door.Reply done = admin.post("/worker-job-retries", body.formatted("")).is(201);
        assertEquals("{\"matched\":3,\"retried\":3}", done.data().toString());
        assertEquals(some.stream().map(job -> job.id().number()).toList(), RUNG);
        assertEquals("0", schema.row(other.id().number(), "isSuccess").get("isSuccess"));
        assertEquals("1", schema.row(running.id().number(), "attempt").get("attempt"));
    }

    @Test
    @DisplayName("selected jobs are cancelled: waiting ones end, running ones are asked to")
    void cancelSelected() {
        Job running = schema.started(jobs, "Team/One");
        String waiting = jobs.insert(NewJob.of("Team/One", "{}")).id().uuid();
        Door.Reply done = admin.post(
                        "/worker-job-cancellations",
                        "{'workerJobs': ['" + running.id().uuid() + "', '" + waiting + "'], 'reason': 'stop'}")
                .is(201);
        assertEquals("{\"matched\":2,\"cancelled\":2}", done.data().toString());
        assertEquals("1", schema.row(running.id().number(), "cancelRequested").get("cancelRequested"));
        assertEquals(List.of(Long.toString(running.id().number())), open());
    }

    @Test
    @DisplayName("a job is started by its action's path, in the request's transaction")
    void run() {
        Door.Reply started = admin.post(
                        "/worker-job-runs", "{'action': 'Team/Github/Merge', 'parameters': {'number': 5}}")
                .is(201);
        String uuid = started.data().path("workerJob").path("uuid").textValue();
        long number = jobs.findByUuid(List.of(uuid)).get(0).number();
        assertEquals(List.of(number), RUNG);
        Map<String, String> row = schema.row(number, "action, parameters, dtQueued IS NOT NULL AS isQueued");
        assertEquals("Team/Github/Merge", row.get("action"));
        assertEquals(
                "{\"number\":5}",
                Json.parse(row.get("parameters").getBytes(StandardCharsets.UTF_8), "parameters")
                        .toString());
        assertEquals("1", row.get("isQueued"));
    }

    @Test
    @DisplayName("nonsense is refused with its place, and nothing happens")
    void nonsense() {
        Job job = failed("Team/One");
        String uuid = job.id().uuid();
        assertProblem("EV-6 workerJob", "/worker-job-retries", "{}");
        assertProblem("EV-3 other", "/worker-job-retries", "{'workerJob': '" + uuid + "', 'other': 1}");
        assertProblem("EV-7 workerJob", "/worker-job-retries", "{'workerJob': 'nothing'}");
        assertProblem("EV-7 where", "/worker-job-retries", "{'workerJob': '" + uuid + "', 'where': 'attempt==1'}");
        assertProblem("EV-7 workerJobs[0]", "/worker-job-retries", "{'workerJobs': ['x);isSuccess==false']}");
        assertProblem("EV-7 workerJobs", "/worker-job-retries", "{'workerJobs': []}");
        assertProblem("EV-7 preview", "/worker-job-retries", "{'where': 'attempt==1', 'preview': 'yes'}");
        assertProblem("EV-14", "/worker-job-retries", "{'workerJob': '00000000-0000-4000-8000-00000000dead'}");
        assertProblem("EV-6 action", "/worker-job-runs", "{}");
        assertProblem("EV-7 action", "/worker-job-runs", "{'action': 'not a path'}");
        assertProblem("EV-7 parameters", "/worker-job-runs", "{'action': 'Team/One', 'parameters': [1]}");
        assertTrue(admin.post("/worker-job-retries", "{'where': 'nothing'}").status() >= 400);
        assertTrue(admin.post("/worker-job-retries", "{'where': ')(' }").status() == 400);
        assertEquals(List.of(), RUNG);
        assertEquals("1", schema.row(job.id().number(), "attempt").get("attempt"));
    }

    private static void assertProblem(String expected, String route, String body) {
        assertTrue(
                admin.post(route, body).problems().contains(expected),
                () -> admin.post(route, body).envelope().toString());
    }

    @Test
    @DisplayName("whoever is no administrator is refused")
    void notGranted() {
        Job job = failed("Team/One");
        String body = "{'workerJob': '" + job.id().uuid() + "'}";
        Door buyer = Door.of(schema.fixture(), "buyer");
        buyer.post("/worker-job-retries", body).is(403);
        buyer.post("/worker-job-cancellations", body).is(403);
        buyer.post("/worker-job-runs", "{'action': 'Team/One'}").is(403);
        assertEquals(List.of(), open());
    }

    @Test
    @DisplayName("a job started and a retry made in a transaction are undone with it, and no message is sent")
    void rolledBack() {
        Job job = failed("Team/One");
        admin.act("anything", requests -> {
                    TASKS.get().runAfterCommit("Team/Two", "{}");
                    CONTROL.get().retry(job.id(), "");
                    throw new Refusal("after all, no");
                })
                .is(422);
        assertEquals(List.of(), RUNG);
        assertEquals(List.of(), open());
        assertEquals(List.of(), schema.lines(job.id().number()));
    }

    @Test
    @DisplayName("a job started in a transaction is not sent before its commit, one of its own is")
    void afterCommit() {
        Optional<Long> own = Optional.of(TASKS.get().run("Team/Own", "{}").number());
        assertEquals(own.stream().toList(), RUNG);
        RUNG.clear();
        admin.act("anything", requests -> {
                    TASKS.get().runAfterCommit("Team/Two", Map.of("a", 1));
                    assertEquals(List.of(), RUNG);
                    assertEquals(1, open().size(), "nobody sees it yet");
                    return new Data(200, "done", Json.mapper().createObjectNode());
                })
                .is(200);
        assertEquals(1, RUNG.size());
        assertEquals(2, open().size());
    }
}
