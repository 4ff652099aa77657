package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.CheckIn;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Doorbell;
import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobState;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.Requeue;
import com.togahub.engine.job.Rescue;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.Watchdog;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.persistence.job.action.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is done about jobs whose node, message or time is gone. */
class UpkeepTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private JobSchema schema;

    @BeforeEach
    void create() {
        schema = JobSchema.create();
    }

    /** A node without an application server around it. */
    private final class Node {
        private final JobTable jobs;
        private final RunningJobs running = new RunningJobs();
        private final Heartbeat heartbeat;
        private final Watchdog watchdog;

        Node(String name) {
            jobs = schema.node(name);
            JobUpkeep upkeep = new JobUpkeep(schema::connection, new JobUpkeep.Instance(name, "local", "test", "all"));
            Rescue rescue = new Rescue(jobs, new Retries(ActionRegistry.of(List.of(Stage.class), Map.of()), () -> 0));
            heartbeat = new Heartbeat(upkeep, jobs, rescue, running);
            watchdog = new Watchdog(upkeep, jobs, rescue, running, heartbeat, LIMIT);
        }

        Node steady() {
            IntStream.range(0, 3).forEach(i -> heartbeat.beat());
            return this;
        }
    }

    private void fallSilent(String node, int seconds) {
        schema.execute("UPDATE WorkerInstances SET dtHeartbeat = NOW(3) - INTERVAL " + seconds
                + " SECOND WHERE instanceId = '" + node + "'");
    }

    private void age(Job job, String column, int seconds) {
        schema.execute("UPDATE WorkerJobs SET " + column + " = NOW(3) - INTERVAL " + seconds + " SECOND WHERE id = "
                + job.id().number());
    }

    private String reason(Job job) {
        return schema.row(job.id().number(), "failureReason").get("failureReason");
    }

    private JobState state(Job job) {
        return schema.node("reader").find(job.id().number()).orElseThrow().state();
    }

    @Test
    @DisplayName("I6: jobs of a node that fell silent are failed with that reason, its neighbours' are not")
    void orphans() {
        Node lost = new Node("lost").steady();
        Node alive = new Node("alive").steady();
        Job orphan = schema.started(lost.jobs, "Stage/Patient");
        Job neighbour = schema.started(alive.jobs, "Stage/Patient");
        age(orphan, "dtStarted", 50);
        age(neighbour, "dtStarted", 50);
        assertEquals(0, alive.watchdog.failOrphans(), "both beat");
        fallSilent("lost", 41);
        assertEquals(1, alive.watchdog.failOrphans());
        assertEquals("the instance lost stopped answering while it ran this job", reason(orphan));
        assertEquals(JobState.RUNNING, state(neighbour));
    }

    @Test
    @DisplayName("a node whose own pulse is not steady judges nobody")
    void unsteadyNodesDoNotJudge() {
        Node lost = new Node("lost").steady();
        Job job = schema.started(lost.jobs, "Stage/Patient");
        age(job, "dtStarted", 50);
        fallSilent("lost", 41);
        Node fresh = new Node("fresh");
        fresh.heartbeat.beat();
        assertEquals(0, fresh.watchdog.failOrphans());
        assertEquals(JobState.RUNNING, state(job));
    }

    @Test
    @DisplayName("I6: a node that starts again under its name ends at once what its earlier process left")
    void restart() {
        Node before = new Node("same").steady();
        Job running = schema.started(before.jobs, "Stage/Patient");
        Job unsent = before.jobs
                .find(before.jobs.insert(NewJob.of("Stage/Patient", "{}")).id().number())
                .orElseThrow();
        new Node("same").heartbeat.beat();
        assertEquals("the instance same stopped answering while it ran this job", reason(running));
        assertEquals(JobState.PENDING, state(unsent), "its message may not have been sent");
    }

    @Test
    @DisplayName("a node that starts again tells its own first jobs from those its earlier process left")
    void ownFirstJobs() {
        Node before = new Node("same").steady();
        Job left = schema.started(before.jobs, "Stage/Patient");
        Node after = new Node("same");
        after.heartbeat.begin();
        Job own = schema.started(after.jobs, "Stage/Patient");
        after.heartbeat.beat();
        assertEquals(JobState.FAILED, state(left));
        assertEquals(JobState.RUNNING, state(own));
    }

    @Test
    @DisplayName("an orphan whose action has a retry rule waits for its next attempt")
    void orphansAreRetried() {
        Node lost = new Node("lost").steady();
        Node alive = new Node("alive").steady();
        Job orphan = schema.started(lost.jobs, "Stage/Unlucky");
        age(orphan, "dtStarted", 50);
        fallSilent("lost", 41);
        assertEquals(1, alive.watchdog.failOrphans());
        assertEquals(JobState.PENDING, state(orphan));
        assertEquals("2", schema.row(orphan.id().number(), "attempt").get("attempt"));
    }

    @Test
    @DisplayName("I8: jobs over their time are failed by whichever node looks, once, with the limit in the reason")
    void overdue() {
        Node one = new Node("one").steady();
        Node two = new Node("two").steady();
        Job late = schema.started(one.jobs, "Stage/Patient");
        Job intime = schema.started(one.jobs, "Stage/Patient");
        age(late, "dtStarted", 301);
        age(intime, "dtStarted", 290);
        List.of(one, two).stream()
                .map(node -> CompletableFuture.runAsync(node.watchdog::endOverdue))
                .toList()
                .forEach(CompletableFuture::join);
        assertEquals("timed out after 300 s", reason(late));
        assertEquals(JobState.RUNNING, state(intime));
        assertFalse(one.jobs.checkOut(late.attemptToken(), new Outcome.Succeeded(Optional.empty())));
    }

    @Test
    @DisplayName("a schedule's own limit counts for its jobs")
    void ownLimit() {
        Node one = new Node("one").steady();
        schema.execute(
                "INSERT INTO CronJobs (id, name, schedule, maxExecutionTime, action) VALUES (900, 'short', '* * * * *', 7,"
                        + " 'Stage/Patient')");
        Job job = schema.started(one.jobs, "Stage/Patient");
        schema.execute(
                "UPDATE WorkerJobs SET cronJobId = 900 WHERE id = " + job.id().number());
        age(job, "dtStarted", 8);
        one.watchdog.endOverdue();
        assertEquals("timed out after 7 s", reason(job));
    }

    @Test
    @DisplayName("a check-in whose action never ran is given back, so that it can be started again")
    void heldByMistake() {
        Node one = new Node("one").steady();
        Job mistaken = schema.started(one.jobs, "Stage/Patient");
        age(mistaken, "dtStarted", 41);
        one.heartbeat.beat();
        assertEquals(JobState.PENDING, state(mistaken));
        assertTrue(one.jobs.checkIn(mistaken.id().number()) instanceof CheckIn.Started, "it can be started again");
    }

    @Test
    @DisplayName("I3: what a lost node had queued and may not have sent is sent by the next tick of another")
    void unsent() {
        Node lost = new Node("lost").steady();
        Node alive = new Node("alive").steady();
        long job = lost.jobs.insert(NewJob.of("Stage/Patient", "{}")).id().number();
        fallSilent("lost", 41);
        schema.execute("UPDATE WorkerJobs SET dtQueued = NOW(3) - INTERVAL 42 SECOND WHERE id = " + job);
        alive.watchdog.failOrphans();
        List<Long> rung = new ArrayList<>();
        requeue(alive.jobs, jobs -> {
                    rung.addAll(jobs);
                    return List.of();
                })
                .run();
        assertEquals(List.of(job), rung);
    }

    @Test
    @DisplayName("I2: thousands of stranded jobs are sent in one run, also by two schedulers at once, each once")
    void stranded() {
        JobTable jobs = schema.node("one");
        int count = 10_000;
        String rows = "INSERT INTO WorkerJobs (action) SELECT 'Stage/Patient' FROM information_schema.COLUMNS a,"
                + " information_schema.COLUMNS b LIMIT " + count;
        schema.execute(rows);
        List<Long> rung = Collections.synchronizedList(new ArrayList<>());
        Doorbell doorbell = all -> {
            rung.addAll(all);
            return List.of();
        };
        List.of(requeue(jobs, doorbell), requeue(schema.node("two"), doorbell)).stream()
                .map(each -> CompletableFuture.supplyAsync(each::run))
                .toList()
                .forEach(CompletableFuture::join);
        assertEquals(count, rung.size());
        assertEquals(count, rung.stream().distinct().count());
    }

    @Test
    @DisplayName("I2: while messages cannot be sent the run ends, and its jobs stay pending")
    void queueIsAway() {
        JobTable jobs = schema.node("one");
        schema.execute(
                "INSERT INTO WorkerJobs (action) SELECT 'Stage/Patient' FROM information_schema.COLUMNS LIMIT 250");
        List<Integer> calls = new ArrayList<>();
        Requeue requeue = requeue(jobs, all -> {
            calls.add(all.size());
            return List.copyOf(all);
        });
        assertEquals(0, requeue.run());
        assertEquals(List.of(100), calls);
        assertEquals(250, jobs.takePending(1_000).size());
    }

    @Test
    @DisplayName("a job whose message was lost is sent again after the age for that")
    void lostMessage() {
        JobTable jobs = schema.node("one");
        Job lost = jobs.find(jobs.insert(NewJob.of("Stage/Patient", "{}")).id().number())
                .orElseThrow();
        List<Long> rung = new ArrayList<>();
        Requeue requeue = requeue(jobs, all -> {
            rung.addAll(all);
            return List.of();
        });
        age(lost, "dtQueued", 899);
        assertEquals(0, requeue.run());
        age(lost, "dtQueued", 901);
        assertEquals(1, requeue.run());
        assertEquals(List.of(lost.id().number()), rung);
        assertEquals(0, requeue.run(), "it counts as queued anew");
    }

    private static Requeue requeue(JobTable jobs, Doorbell doorbell) {
        return new Requeue(jobs, new Dispatch(jobs, doorbell), Duration.ofMinutes(15));
    }
}
