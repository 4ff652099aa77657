package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.MessageQueue;
import com.togahub.it.support.Rows;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages and webhooks that come late, often or large, at two nodes. */
@OnClusterOfNodes
class DeliveriesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MESSAGES = 20;
    private static final int LARGEST = 10 * 1024 * 1024;

    private final Cluster cluster;
    private final Jobs jobs;
    private final MessageQueue messages;

    DeliveriesIT(Cluster cluster) {
        this.cluster = cluster;
        this.jobs = cluster.jobs();
        this.messages = cluster.messages();
    }

    @Test
    @DisplayName("I4: a message that comes before its job is committed is not lost: the job runs")
    void messageBeforeItsCommit() throws SQLException {
        long job;
        try (Connection writer = jobs.connect()) {
            writer.setAutoCommit(false);
            job = Jobs.add(writer, "Drill/Run", "{}");
            sendAndAwaitALook(job);
            writer.commit();
        }
        assertRunOnce(job);
    }

    @Test
    @DisplayName("I4: a message that comes before there is any row of its job is not lost: the job runs")
    void messageBeforeItsRow() {
        long job = jobs.number("SELECT MAX(id) FROM WorkerJobs") + 1_000;
        sendAndAwaitALook(job);
        jobs.change(
                "INSERT INTO WorkerJobs (id, action, parameters, dtQueued) VALUES (?, 'Drill/Run', '{}', NOW(3))", job);
        assertRunOnce(job);
    }

    @Test
    @DisplayName("the door for trying actions out is closed unless a setting opens it")
    void doorIsClosed() {
        String token = "Bearer nobody";
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.node(1).url() + "/worker"))
                .header("Authorization", token)
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\": \"Drill/Run\"}"))
                .build();
        assertEquals(404, Api.raw(request).statusCode());
    }

    private void sendAndAwaitALook(long job) {
        Eventually.within(PATIENCE, "an empty queue", () -> messages.unacknowledged() == 0);
        try (StatementLog log = StatementLog.open(jobs)) {
            messages.send(job);
            Eventually.within(PATIENCE, "a try to check in", () -> log.has("UPDATE WorkerJobs%attemptToken%"));
        }
    }

    private void assertRunOnce(long job) {
        Eventually.within(PATIENCE, "the job's end", () -> jobs.isFinished(job));
        assertEquals("1", jobs.state(job), () -> jobs.reason(job));
        assertEquals(1, jobs.runs(jobs.uuid(job)));
    }

    @Test
    @DisplayName(
            "I5: of twenty messages of one job, at two nodes at the same moment, one runs it; all are acknowledged")
    void oneCheckInWins() throws SQLException {
        Eventually.within(PATIENCE, "an empty queue", () -> messages.unacknowledged() == 0);
        long job = jobs.add("Drill/Run", "{}");
        try (Connection holder = jobs.connect()) {
            holder.setAutoCommit(false);
            Rows.strings(holder, "SELECT id FROM WorkerJobs WHERE id = ? FOR UPDATE", job);
            IntStream.range(0, MESSAGES).parallel().forEach(i -> messages.send(job));
            // more than one node can hold, so both have some
            assertTrue(MESSAGES > Cluster.CONCURRENCY);
            Eventually.within(
                    PATIENCE,
                    "all messages taken, and check-ins that wait for the row",
                    () -> messages.waiting() == 0 && lockWaits() >= 2);
            holder.commit();
        }
        Eventually.within(PATIENCE, "an empty queue", () -> messages.unacknowledged() == 0);
        assertEquals("1", jobs.state(job), () -> jobs.reason(job));
        assertEquals(1, jobs.attempt(job));
        assertEquals(1, jobs.diary(job).size());
        assertEquals(List.of("1:->1"), jobs.verdicts(job));
    }

    private long lockWaits() {
        return jobs.number("SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'");
    }

    @Test
    @DisplayName("I7: twenty more messages for a running job, at two nodes, change nothing")
    void runningJobIsNotRunAgain() {
        Path gate = cluster.newGate();
        long job = jobs.add("Drill/Hold", "{\"file\": \"" + gate + "\"}");
        messages.send(job);
        Eventually.within(PATIENCE, "the job's start", () -> !jobs.diary(job).isEmpty());
        IntStream.range(0, MESSAGES).parallel().forEach(i -> messages.send(job));
        Eventually.within(PATIENCE, "no message left but the running job's", () -> messages.unacknowledged() == 1);
        assertEquals("running", jobs.state(job));
        Cluster.open(gate);
        Eventually.within(PATIENCE, "an empty queue", () -> messages.unacknowledged() == 0);
        assertEquals("1", jobs.state(job), () -> jobs.reason(job));
        assertEquals(1, jobs.runs(jobs.uuid(job)));
    }

    @Test
    @DisplayName("I16: 10 MiB of text and of bytes are stored whole and answered 200; the message holds the id alone")
    void largeAndBinaryBodies() {
        byte[] bytes = new byte[LARGEST];
        new Random(42).nextBytes(bytes);
        byte[] text = new byte[LARGEST];
        Arrays.fill(text, (byte) '"');
        List<byte[]> bodies = List.of(text, bytes, new byte[] {(byte) 0xff, 0, (byte) 0xfe});
        List<String> uuids;
        try (Busy busy = Busy.on(cluster)) {
            uuids = bodies.stream()
                    .map(body -> Webhooks.deliver(
                                    cluster.node(1), body, UUID.randomUUID().toString())
                            .join()
                            .uuid())
                    .toList();
            Eventually.within(PATIENCE, "a message each", () -> busy.waiting() == bodies.size());
            assertEquals(numbers(uuids), new TreeSet<>(messages.look()));
        }
        for (int i = 0; i < bodies.size(); i++) {
            String uuid = uuids.get(i);
            Eventually.within(PATIENCE, "the end of job " + uuid, () -> jobs.runs(uuid) == 1 && ended(uuid));
            assertEquals(
                    "\"" + sha256(bodies.get(i)) + "\"",
                    jobs.string("SELECT COALESCE(result, failureReason) FROM WorkerJobs WHERE uuid = ?", uuid));
        }
    }

    /** The messages that these jobs should have. */
    private Set<String> numbers(List<String> uuids) {
        return new TreeSet<>(jobs.strings(
                "SELECT CONCAT('{\"workerJobId\": ', id, '}') FROM WorkerJobs WHERE uuid IN (?, ?, ?)",
                uuids.toArray()));
    }

    private boolean ended(String uuid) {
        return jobs.number("SELECT COUNT(*) FROM WorkerJobs WHERE uuid = ? AND isSuccess IS NOT NULL", uuid) == 1;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("I18: one delivery id, a hundred times at once at two nodes: one job")
    void deliveriesAreDeduplicated() {
        String id = UUID.randomUUID().toString();
        byte[] body = "{\"zen\":\"once\"}".getBytes(StandardCharsets.UTF_8);
        List<CompletableFuture<Webhooks.Accepted>> sent = IntStream.range(0, 100)
                .mapToObj(i -> Webhooks.deliver(cluster.node(1 + i % 2), body, id))
                .toList();
        Set<String> uuids = sent.stream().map(each -> each.join().uuid()).collect(Collectors.toSet());
        assertEquals(1, jobs.number("SELECT COUNT(*) FROM WorkerJobs WHERE parameters LIKE ?", "%" + id + "%"));
        String uuid = jobs.string("SELECT uuid FROM WorkerJobs WHERE parameters LIKE ?", "%" + id + "%");
        assertTrue(uuids.contains(uuid), uuids::toString);
        Eventually.within(PATIENCE, "the job's end", () -> ended(uuid));
        Eventually.within(PATIENCE, "an empty queue", () -> messages.unacknowledged() == 0);
        assertEquals(1, jobs.runs(uuid));
    }
}
