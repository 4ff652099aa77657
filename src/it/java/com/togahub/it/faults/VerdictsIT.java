package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.MessageQueue;
import com.togahub.it.support.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who says how a job ended, with actions that misbehave. */
@OnClusterOfNodes
class VerdictsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Messages of a killed node come back within this time. */
    private static final Duration INVISIBLE = Duration.ofMinutes(3);

    private static final int LIMIT_SECONDS = 3;
    private static final int RETRIES = 16;

    private final Cluster cluster;
    private final Jobs jobs;
    private final MessageQueue messages;

    VerdictsIT(Cluster cluster) {
        this.cluster = cluster;
        this.jobs = cluster.jobs();
        this.messages = cluster.messages();
    }

    private long start(String action, String parameters, int limit) {
        long job = jobs.add(action, parameters);
        jobs.limit(job, limit);
        messages.send(job);
        return job;
    }

    @Test
    @DisplayName(
            "I8: an action over its time is interrupted and failed with that reason, and only one verdict is written")
    void actionOverItsTime() {
        long job = start("Drill/Hold", "{\"file\": \"" + cluster.newGate() + "\"}", LIMIT_SECONDS);
        Eventually.within(PATIENCE, "the job's end", () -> jobs.isFinished(job));
        assertEquals("0", jobs.state(job));
        assertEquals("timed out after " + LIMIT_SECONDS + " s", jobs.reason(job));
        Eventually.within(PATIENCE, "the interrupt", () -> jobs.diary(job).size() == 2);
        assertTrue(jobs.diary(job).get(1).startsWith("interrupted 1 "), () -> jobs.diary(job)
                .toString());
        assertEquals(List.of("1:->0"), jobs.verdicts(job));
    }

    @Test
    @DisplayName("I10: of many retries at once one counts, and the attempt before it, still running, changes nothing")
    void oneNewAttempt() {
        Path gate = cluster.newGate();
        long job = start("Drill/Cling", "{\"file\": \"" + gate + "\"}", LIMIT_SECONDS);
        Eventually.within(PATIENCE, "the first attempt's end", () -> jobs.isFinished(job));
        assertEquals("timed out after " + LIMIT_SECONDS + " s", jobs.reason(job));
        // the second attempt gets the time it needs
        jobs.change("UPDATE WorkerJobs SET cronJobId = NULL WHERE id = ?", job);
        List<Integer> statuses = retriedAtOnce(jobs.uuid(job));
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        Eventually.within(PATIENCE, "the second attempt", () -> jobs.diary(job).size() == 2);
        assertEquals(2, jobs.attempt(job));
        Cluster.open(Path.of(gate + "-1"));
        Eventually.within(
                PATIENCE, "the first attempt's return", () -> jobs.diary(job).size() == 3);
        assertTrue(jobs.diary(job).get(2).startsWith("returned 1 "), () -> jobs.diary(job)
                .toString());
        assertEquals("running", jobs.state(job));
        Cluster.open(Path.of(gate + "-2"));
        Eventually.within(PATIENCE, "the second attempt's end", () -> jobs.isFinished(job));
        assertEquals("\"attempt 2\"", jobs.result(job), () -> jobs.reason(job));
        assertEquals(2, jobs.attempt(job));
        assertEquals(List.of("1:->0", "2:0>-", "2:->1"), jobs.verdicts(job));
        assertEquals(2, jobs.runs(jobs.uuid(job)));
    }

    /** Statuses of the answers; those that are not 201 must be refusals with EO-4. */
    private List<Integer> retriedAtOnce(String uuid) {
        List<Api> admins = cluster.both().stream()
                .map(node -> Api.login(node.url(), cluster.credential("demo-admin")))
                .toList();
        String body = "{\"workerJob\":\"" + uuid + "\"}";
        List<CompletableFuture<Reply>> sent = IntStream.range(0, RETRIES)
                .mapToObj(i -> Api.sendAsync(admins.get(i % 2)
                        .request("/worker-job-retries", Api.newId())
                        .POST(BodyPublishers.ofString(body))))
                .toList();
        List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();
        replies.stream().filter(reply -> reply.status() != 201).forEach(reply -> reply.refused(reply.status(), "EO-4"));
        return replies.stream().map(Reply::status).toList();
    }

    @Test
    @DisplayName("I15: jobs that cannot be run fail with the reason, and their neighbours run")
    void poison() {
        Map<Long, String> expected = new LinkedHashMap<>();
        expected.put(jobs.add("Drill/Run", "{\"stray\": 1}"), "stray");
        expected.put(jobs.add("Drill/Hold", "{}"), "file");
        expected.put(jobs.add("Drill/Hold", "{\"file\": [1]}"), "file");
        expected.put(jobs.add("Drill/Hold", "[]"), "object");
        expected.put(jobs.add("Drill/Hold", "[".repeat(30) + "]".repeat(30)), "object");
        expected.put(jobs.add("Drill/Missing", "{}"), "there is no action Drill/Missing");
        expected.put(jobs.add("no action at all", "{}"), "there is no action no action at all");
        expected.put(jobs.add("Drill/Fail", "{\"reason\": \"on purpose \ud83d\udca5\"}"), "on purpose \ud83d\udca5");
        expected.put(jobs.add("Unready/Run", "{}"), "nowhere");
        // an initialisation that has failed once is not tried again, and its reason is another one
        expected.put(jobs.add("Unready/Run", "{}"), "Unready");
        expected.put(jobs.add("Incomplete/Run", "{}"), "LeftOut");
        List<Long> neighbours = expected.keySet().stream()
                .map(poison -> jobs.add("Drill/Run", "{}"))
                .toList();
        expected.keySet().forEach(messages::send);
        neighbours.forEach(messages::send);
        Eventually.within(
                PATIENCE,
                "the end of all",
                () -> neighbours.stream().allMatch(jobs::isFinished)
                        && expected.keySet().stream().allMatch(jobs::isFinished));
        neighbours.forEach(job -> assertEquals("1", jobs.state(job), () -> jobs.reason(job)));
        expected.forEach((job, reason) -> {
            assertEquals("0", jobs.state(job));
            assertTrue(jobs.reason(job).contains(reason), () -> reason + " expected, found " + jobs.reason(job));
        });
        // what nodes that were killed before had taken is not acknowledged until it comes back
        Eventually.within(INVISIBLE, "an empty queue", () -> messages.unacknowledged() == 0);
    }
}
