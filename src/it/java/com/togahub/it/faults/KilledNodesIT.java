package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Node 1 dies; nodes 2 and 3, whose clocks are ten minutes slow and fast, go on, the queue is away for a moment, and there is
 * much to catch up with at the next minute. Then node 2 is stopped in order, and in the end all are dead.
 */
@OnClusterOfNodes
@TestMethodOrder(OrderAnnotation.class)
class KilledNodesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TWO_TICKS = Duration.ofMinutes(2);
    private static final Duration OFF = Duration.ofMinutes(10);
    /** Minutes that a slow answer may take. */
    private static final double ROUGHLY = 0.5;

    private static final int STRANDED = 10_000;
    private static final String EVERY_MINUTE = "every minute";

    private final Cluster cluster;
    private final Jobs jobs;
    private final Node one;
    private final Node two;
    private final Node three;
    private final List<String> deliveredMeanwhile = new ArrayList<>();
    private Held onOne;
    private Held onTwo;
    private Held onThree;
    private String begin = "";
    private String killed = "";
    private String queueBack = "";
    private long unsent;

    KilledNodesIT(Cluster cluster) {
        this.cluster = cluster;
        this.jobs = cluster.jobs();
        this.one = cluster.node(1);
        this.two = cluster.node(2);
        this.three = cluster.node(3);
    }

    private String now() {
        return jobs.string("SELECT NOW(3)");
    }

    /** Seconds from one database time to another. */
    private double seconds(String from, String until) {
        return jobs.number("SELECT TIMESTAMPDIFF(MICROSECOND, ?, ?)", from, until) / 1e6;
    }

    @BeforeAll
    void theFall() {
        two.kill();
        two.boot(WrongClock.off(OFF.negated()));
        three.boot(WrongClock.off(OFF));
        two.deploy();
        three.deploy();
        jobs.change("INSERT INTO CronJobs (name, schedule, action) VALUES (?, '* * * * *', 'Drill/Run')", EVERY_MINUTE);
        begin = now();
        onOne = Held.on(cluster, one);
        onTwo = Held.on(cluster, two);
        onThree = Held.on(cluster, three);
        killNodeOneBetweenInsertAndSend();
        strand();
        Eventually.within(
                TWO_TICKS.plus(PATIENCE),
                "a run of all stranded jobs",
                () -> jobs.number("SELECT COUNT(*) FROM WorkerJobs WHERE deliveryId = 'stranded' AND isSuccess = 1")
                        == STRANDED);
        Eventually.within(
                TWO_TICKS,
                "an end of the dead node's jobs",
                () -> jobs.isFinished(onOne.job()) && jobs.isFinished(unsent));
    }

    private void killNodeOneBetweenInsertAndSend() {
        // before its first message a node asks for the queue's address, and that is not what shall be held up
        String first = Webhooks.deliver(one).join().uuid();
        Eventually.within(PATIENCE, "a first message sent", () -> jobs.runs(first) == 1);
        long last = jobs.number("SELECT MAX(id) FROM WorkerJobs");
        one.queue().hold();
        CompletableFuture<Webhooks.Accepted> unanswered = Webhooks.deliver(one);
        String inserted =
                "SELECT id FROM WorkerJobs WHERE id > ? AND action = 'Drill/Webhook' AND dtQueued IS NOT NULL";
        Eventually.within(
                PATIENCE,
                "a job whose message is on its way",
                () -> one.queue().holds("SendMessage")
                        && !jobs.strings(inserted, last).isEmpty());
        one.kill();
        killed = now();
        unsent = jobs.number(inserted, last);
        assertEquals("queued", jobs.state(unsent));
        // what was on its way is lost
        one.queue().cut();
        unanswered.handle((answer, lost) -> lost).join();
    }

    private void strand() {
        two.queue().cut();
        three.queue().cut();
        for (int i = 0; i < 4; i++) {
            deliveredMeanwhile.add(
                    Webhooks.deliver(i % 2 == 0 ? two : three).join().uuid());
        }
        String digits = "(SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        jobs.change(
                "INSERT INTO WorkerJobs (action, parameters, deliveryId) SELECT 'Drill/Idle', '{}', 'stranded' FROM "
                        + String.join(", ", digits + " a", digits + " b", digits + " c", digits + " d"));
        Eventually.within(PATIENCE, "jobs that are known to be unsent", () -> pending(deliveredMeanwhile) == 4);
        two.queue().pass();
        three.queue().pass();
        queueBack = now();
    }

    private long pending(List<String> uuids) {
        return uuids.stream()
                .filter(uuid -> jobs.strings("SELECT dtQueued FROM WorkerJobs WHERE uuid = ?", uuid)
                        .contains(null))
                .count();
    }

    @Test
    @DisplayName("I6: a job whose node is killed is failed with that reason by another node within a minute")
    void jobOfTheDead() {
        assertEquals("0", jobs.state(onOne.job()));
        assertTrue(jobs.reason(onOne.job()).contains("node-1 stopped answering"), () -> jobs.reason(onOne.job()));
        double after = seconds(killed, jobs.string("SELECT dtCompleted FROM WorkerJobs WHERE id = ?", onOne.job()));
        assertTrue(after < 60, () -> after + " s after the kill");
        assertEquals(List.of("1:->0"), jobs.verdicts(onOne.job()));
    }

    @Test
    @DisplayName("I3: a job whose node is killed between insert and send is sent by another within two ticks")
    void jobOfAnUnsentMessage() {
        assertEquals("1", jobs.state(unsent), () -> jobs.reason(unsent));
        double after = seconds(killed, jobs.string("SELECT dtQueued FROM WorkerJobs WHERE id = ?", unsent));
        assertTrue(after > 0 && after < TWO_TICKS.toSeconds(), () -> after + " s after the kill");
        assertEquals(1, jobs.runs(jobs.uuid(unsent)));
    }

    @Test
    @DisplayName("I2: what could not be sent is sent within two minutes of the queue's return, 10,000 jobs in one tick")
    void strandedJobs() {
        String queued = "SELECT %s(dtQueued) FROM WorkerJobs WHERE deliveryId = 'stranded'";
        String first = jobs.string(queued.formatted("MIN"));
        String last = jobs.string(queued.formatted("MAX"));
        assertTrue(seconds(first, last) < 60, () -> "sent from " + first + " to " + last);
        assertTrue(seconds(queueBack, last) < TWO_TICKS.toSeconds(), () -> "sent at " + last + ", not " + queueBack);
        deliveredMeanwhile.forEach(uuid -> assertEquals(1, jobs.runs(uuid)));
    }

    @Test
    @DisplayName("I14: nodes whose clocks are off by ten minutes fail no job early and start no scheduled job twice")
    void wrongClocks() {
        assumeTrue(WrongClock.isAvailable(), "There is no libfaketime; on Debian: apt-get install faketime");
        assertEquals(-10.0, clockError(two), ROUGHLY);
        assertEquals(10.0, clockError(three), ROUGHLY);
        for (Held held : List.of(onTwo, onThree)) {
            assertEquals("running", jobs.state(held.job()), () -> jobs.reason(held.job()));
            held.letGo();
            Eventually.within(PATIENCE, "the job's end", () -> jobs.isFinished(held.job()));
            assertEquals("1", jobs.state(held.job()), () -> jobs.reason(held.job()));
        }
        assertEquals(
                0,
                jobs.number(
                        "SELECT COUNT(*) FROM WorkerJobs WHERE dtScheduled > NOW(3) OR dtScheduled < ? - INTERVAL 1 MINUTE",
                        begin));
    }

    /** By how many minutes a node's clock is ahead. */
    private double clockError(Node node) {
        String said = Api.login(node.url(), cluster.credential("demo-admin"))
                .get("/sales-orders?recordsPerPage=1")
                .envelope()
                .path("timestamp")
                .asText();
        return Duration.between(Instant.now(), Instant.parse(said)).toMillis() / 60e3;
    }

    @Test
    @DisplayName("I11: three nodes start one job for each minute of a schedule, without a gap")
    void oneJobPerMinute() {
        LocalDateTime last = time(now()).minusSeconds(20).truncatedTo(ChronoUnit.MINUTES);
        List<LocalDateTime> expected = Stream.iterate(
                        time(begin).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1), minute -> minute.plusMinutes(1))
                .takeWhile(minute -> !minute.isAfter(last))
                .toList();
        assertTrue(!expected.isEmpty(), () -> "no minute from " + begin + " to " + last);
        String scheduled =
                "SELECT j.dtScheduled FROM WorkerJobs j JOIN CronJobs c ON c.id = j.cronJobId WHERE c.name = ?"
                        + " AND j.dtScheduled <= ? AND j.dtScheduled > ? ORDER BY j.id";
        Eventually.within(
                PATIENCE, "jobs of " + expected, () -> jobs.strings(scheduled, EVERY_MINUTE, last, begin).stream()
                        .map(KilledNodesIT::time)
                        .toList()
                        .equals(expected));
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
