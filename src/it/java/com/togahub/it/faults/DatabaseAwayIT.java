package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * One absence of the database, under load: first silent for both nodes, for some time without the bucket, then node 2 has it
 * back while node 1 stays cut off until it passes for dead.
 */
@OnClusterOfNodes
class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Payloads are recovered every minute. */
    private static final Duration RECOVERY = Duration.ofSeconds(150);

    private static final int DELIVERIES = 40;
    private static final int SPOOLED = 10;
    private static final int AT_ONCE = 10;

    private final Cluster cluster;
    private final Jobs jobs;
    private final Node one;
    private final Node two;
    private final List<Webhooks.Accepted> toBucket = new ArrayList<>();
    private final List<Webhooks.Accepted> toSpool = new ArrayList<>();
    private final Map<String, Long> kept = new HashMap<>();
    private final List<Reply> whileSilent = new ArrayList<>();
    private Duration silentAnswer = Duration.ZERO;
    private Duration cutAnswer = Duration.ZERO;
    private Duration recovery = Duration.ZERO;
    private Held blip;
    private Held stale;
    private Load load;

    DatabaseAwayIT(Cluster cluster) {
        this.cluster = cluster;
        this.jobs = cluster.jobs();
        this.one = cluster.node(1);
        this.two = cluster.node(2);
    }

    @BeforeAll
    void absence() {
        Api admin = Api.login(two.url(), cluster.credential("demo-admin"));
        stale = Held.clingingOn(cluster, one);
        blip = Held.on(cluster, two);
        try (Load sending = Load.of(cluster.both(), 4)) {
            load = sending;
            silence(admin);
            cut(admin);
            untilNodeOnePassesForDead(admin);
        }
    }

    private void silence(Api admin) {
        cluster.both().forEach(node -> node.database().hold());
        toBucket.addAll(delivered(DELIVERIES));
        silentAnswer = timed(() -> whileSilent.add(admin.get("/sales-orders")));
        kept.putAll(counted(cluster.shelter().stashed()));
        cluster.both().forEach(node -> node.bucket().cut());
        toSpool.addAll(delivered(SPOOLED));
        kept.putAll(counted(cluster.shelter().spooled()));
        cluster.both().forEach(node -> node.bucket().pass());
    }

    private void cut(Api admin) {
        cluster.both().forEach(node -> node.database().cut());
        cutAnswer = timed(() -> whileSilent.add(admin.get("/sales-orders")));
        blip.letGo();
        Eventually.within(PATIENCE, "the action's return", () -> blip.noted("returned", 1));
        two.database().pass();
        recovery = timed(() -> Eventually.within(
                PATIENCE, "the API again", () -> admin.get("/sales-orders").status() == 200));
    }

    private void untilNodeOnePassesForDead(Api admin) {
        Eventually.within(PATIENCE.multipliedBy(2), "node 1's jobs failed", () -> jobs.isFinished(stale.job()));
        admin.post("/worker-job-retries", "{\"workerJob\":\"" + jobs.uuid(stale.job()) + "\"}")
                .succeeded(201);
        Eventually.within(PATIENCE, "the second attempt", () -> stale.noted("ran", 2));
        stale.letGo(1);
        Eventually.within(PATIENCE, "the first attempt's return", () -> stale.noted("returned", 1));
        one.database().pass();
        Eventually.within(
                PATIENCE,
                "node 1 without jobs",
                () -> jobs.number(
                                "SELECT COUNT(*) FROM WorkerInstances WHERE instanceId = ? AND running = 0"
                                        + " AND dtHeartbeat > NOW(3) - INTERVAL 20 SECOND",
                                one.id())
                        == 1);
    }

    private List<Webhooks.Accepted> delivered(int count) {
        List<Webhooks.Accepted> accepted = new ArrayList<>();
        for (int done = 0; done < count; done += AT_ONCE) {
            List<CompletableFuture<Webhooks.Accepted>> sent = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> Webhooks.deliver(cluster.node(1 + i % 2)))
                    .toList();
            sent.forEach(each -> accepted.add(each.join()));
        }
        return accepted;
    }

    private static Map<String, Long> counted(Collection<String> uuids) {
        return uuids.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private List<String> uuids() {
        return Stream.concat(toBucket.stream(), toSpool.stream())
                .map(Webhooks.Accepted::uuid)
                .toList();
    }

    @Test
    @DisplayName("I1: with the database silent deliveries are answered 200 within five seconds, each kept in one place")
    void deliveriesAreKept() {
        assertTrue(Load.worst(toBucket).toMillis() < 5_000, () -> "to the bucket: " + Load.worst(toBucket));
        assertTrue(Load.worst(toSpool).toMillis() < 5_000, () -> "to the spool: " + Load.worst(toSpool));
        Map<String, Long> expected = new HashMap<>();
        uuids().forEach(uuid -> expected.put(uuid, 1L));
        assertEquals(DELIVERIES + SPOOLED, expected.size());
        kept.keySet().retainAll(expected.keySet());
        assertEquals(expected, kept);
    }

    @Test
    @DisplayName("I1: when the database is back each delivery becomes one job, which runs once; nothing is left over")
    void deliveriesBecomeJobs() {
        Set<String> expected = new HashSet<>(uuids());
        load.accepted().forEach(each -> expected.add(each.uuid()));
        Eventually.within(RECOVERY, "the end of every job", () -> succeeded().containsAll(expected));
        expected.forEach(uuid -> assertEquals(1, jobs.runs(uuid), uuid));
        Eventually.within(
                RECOVERY,
                "an empty bucket and spool",
                () -> cluster.shelter().stashed().isEmpty()
                        && cluster.shelter().spooled().isEmpty());
        assertEquals(load.begun(), load.jobs(jobs));
        assertTrue(load.worst().toMillis() < 5_000, () -> "the load: " + load.worst());
    }

    private Set<String> succeeded() {
        return new HashSet<>(
                jobs.strings("SELECT uuid FROM WorkerJobs WHERE action = 'Drill/Webhook' AND isSuccess = 1"));
    }

    @Test
    @DisplayName("I9: the outcome of an action that ends while the database is away is written when it is back")
    void outcomeIsWritten() {
        Eventually.within(PATIENCE, "the job's end", () -> jobs.isFinished(blip.job()));
        assertEquals("1", jobs.state(blip.job()), () -> jobs.reason(blip.job()));
        assertEquals(List.of("1:->1"), jobs.verdicts(blip.job()));
        assertEquals(1, jobs.runs(jobs.uuid(blip.job())));
    }

    @Test
    @DisplayName(
            "I10: a node that was cut off and comes back with an old attempt's outcome does not touch the new attempt")
    void lateAttempt() {
        assertEquals("running", jobs.state(stale.job()), () -> jobs.reason(stale.job()));
        stale.letGo(2);
        Eventually.within(PATIENCE, "the second attempt's end", () -> jobs.isFinished(stale.job()));
        assertEquals("\"attempt 2\"", jobs.result(stale.job()), () -> jobs.reason(stale.job()));
        assertEquals(List.of("1:->0", "2:0>-", "2:->1"), jobs.verdicts(stale.job()));
        assertTrue(jobs.diary(stale.job()).contains("ran 2 " + two.id()), () -> jobs.diary(stale.job())
                .toString());
    }

    @Test
    @DisplayName("A7: while the database is away the API says so in time; ten seconds after its return it serves again")
    void theApiSaysSo() {
        whileSilent.forEach(reply -> reply.refused(503, "EO-2"));
        assertTrue(silentAnswer.toSeconds() < 10, () -> "silent: " + silentAnswer);
        assertTrue(cutAnswer.toSeconds() < 5, () -> "cut: " + cutAnswer);
        assertTrue(recovery.toSeconds() < 10, () -> "back: " + recovery);
    }
}
