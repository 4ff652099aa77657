package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import com.togahub.launcher.server.Database;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two nodes, twenty clients on two database hosts, sixty-four callers who read, write and count, while connections are killed
 * and lines cut; for {@code -Dtoga.churn.seconds}, 25 by default.
 */
@OnClusterOfNodes
class ChurnIT {
    private static final int CLIENTS = 20;
    private static final int CALLERS = 64;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("toga.churn.seconds", 25));
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration REST = Duration.ofSeconds(60);
    private static final String COUNTER = "counter";
    /** What a server's own tasks may add to a group of threads. */
    private static final long SLACK = 4;
    /**
     * Pools that make their threads as they are needed: the server's for requests and for timers, and five threads for the
     * time-outs of each client of queue and bucket, of which a node has three.
     */
    private static final Map<String, Long> POOLS =
            Map.of("http-thread-poo", 64L, "__ejb-thread-po", 16L, "sdk-ScheduledEx", 15L);

    private final Cluster cluster;
    private final long seed = Long.getLong("toga.churn.seed", System.nanoTime());
    private final List<Member> members = new ArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentLinkedQueue<String> strange = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private Estate estate;

    ChurnIT(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Member(Estate.Client client, List<Api> doors, String counter, Ledger ledger) {
        Api door(Random random) {
            return doors.get(random.nextInt(doors.size()));
        }
    }

    @BeforeAll
    void start() {
        estate = Estate.of(cluster);
        for (int i = 0; i < CLIENTS; i++) {
            Estate.Client client = estate.add("churn" + i + "x", i % 2 == 1);
            Api one = estate.admin(client, cluster.node(1));
            ObjectNode counter = Api.JSON
                    .createObjectNode()
                    .put("number", COUNTER)
                    .put("name", client.slug())
                    .put("notes", "0");
            String uuid = one.post("/customers", counter)
                    .succeeded(201)
                    .data("customers")
                    .path("uuid")
                    .asText();
            members.add(
                    new Member(client, List.of(one, one.at(cluster.node(2).url())), uuid, new Ledger(estate, client)));
        }
    }

    @AfterAll
    void stop() {
        estate.close();
    }

    @Test
    @DisplayName(
            "A2, A4: under churn every write and its log row agree, no client sees another's rows, and nothing leaks")
    void churn() {
        System.out.println("seed " + seed);
        run(WARM_UP);
        Map<Node, ThreadCount> threads = threads();
        long connections = connections();
        long done = requests();
        long killed;
        long cuts;
        long begun = System.nanoTime();
        try (Kills kills = new Kills(
                estate, List.of(members.get(0).client(), members.get(1).client()), seed)) {
            run(TIME);
            killed = kills.killed();
            cuts = kills.cuts();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%d requests in %.0f s, %d connections killed, lines cut %d times, answers %s%n",
                requests() - done, seconds, killed, cuts, new TreeMap<>(statuses));
        assertTrue(killed > 0 && cuts >= 0, "nothing was killed");
        for (Member member : members) {
            Eventually.within(
                    REST, member.client() + " agrees", () -> faults(member).isEmpty());
        }
        assertEquals(List.of(), List.copyOf(strange));
        assertNothingLeaks(threads, connections);
        everyCallerIsServed();
    }

    private Set<String> faults(Member member) {
        return member.ledger().faults(COUNTER);
    }

    private long requests() {
        return statuses.values().stream().mapToLong(AtomicLong::get).sum();
    }

    private void run(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Void>> all = IntStream.range(0, CALLERS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> call(new Random(seed + i), until), callers))
                    .toList();
            all.forEach(CompletableFuture::join);
        } finally {
            callers.shutdown();
        }
    }

    private void call(Random random, long until) {
        while (System.nanoTime() < until) {
            Member member = members.get(random.nextInt(CLIENTS));
            Reply reply =
                    switch (random.nextInt(10)) {
                        case 0, 1, 2 -> create(member, random);
                        case 3, 4, 5 -> count(member, random);
                        default -> list(member, random);
                    };
            statuses.computeIfAbsent(reply.status(), status -> new AtomicLong()).incrementAndGet();
            if (!Set.of(200, 201, 412, 503).contains(reply.status())) {
                strange.add(reply.envelope().toString());
            }
        }
    }

    private String newId(Member member) {
        return member.client().slug() + "-" + Long.toString(seed, 36) + "-" + sequence.incrementAndGet();
    }

    private Reply create(Member member, Random random) {
        String id = newId(member);
        ObjectNode body = Api.JSON
                .createObjectNode()
                .put("number", id)
                .put("name", member.client().slug());
        Reply reply =
                Api.send(member.door(random).request("/customers", id).POST(BodyPublishers.ofString(body.toString())));
        member.ledger().created(id, reply);
        return reply;
    }

    /** Raises the counter by one, if nobody else has since it was read. */
    private Reply count(Member member, Random random) {
        Reply read = member.door(random).get("/customers/" + member.counter());
        if (read.status() != 200) {
            return read;
        }
        JsonNode counter = read.data("customers");
        String id = newId(member);
        String next = Long.toString(counter.path("notes").asLong() + 1);
        HttpRequest.Builder put = member.door(random)
                .request("/customers/" + member.counter(), id)
                .header("If-Match", read.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString("{\"notes\":\"" + next + "\"}"));
        Reply reply = Api.send(put);
        member.ledger().counted(id, reply);
        return reply;
    }

    private Reply list(Member member, Random random) {
        Reply reply = member.door(random).get("/customers?fields=number,name&sort=-number&recordsPerPage=10");
        if (reply.status() == 200) {
            for (JsonNode each : reply.data("customers")) {
                if (!each.path("name").asText().equals(member.client().slug())) {
                    strange.add(member.client() + " sees " + each);
                }
            }
        }
        return reply;
    }

    private Map<Node, ThreadCount> threads() {
        return Map.of(
                cluster.node(1),
                ThreadCount.of(cluster.node(1).pid()),
                cluster.node(2),
                ThreadCount.of(cluster.node(2).pid()));
    }

    /** Of the application's at both servers. */
    private long connections() {
        return processes("1 = 1");
    }

    private long processes(String condition) {
        return members.subList(0, 2).stream()
                .mapToLong(member -> Long.parseLong(estate.strings(
                                member.client(),
                                "information_schema",
                                "SELECT COUNT(*) FROM PROCESSLIST WHERE USER = ? AND ID <> CONNECTION_ID() AND "
                                        + condition,
                                Database.USER)
                        .get(0)))
                .sum();
    }

    private void assertNothingLeaks(Map<Node, ThreadCount> before, long connectionsBefore) {
        Eventually.within(REST, "no transaction open", () -> members.subList(0, 2).stream()
                .allMatch(member -> estate.strings(
                                member.client(),
                                "information_schema",
                                "SELECT trx_id FROM INNODB_TRX WHERE trx_started < NOW() - INTERVAL 5 SECOND")
                        .isEmpty()));
        Eventually.within(
                REST,
                "as few connections as before",
                () -> connections() <= Math.max(connectionsBefore, 2) + 2 * SLACK);
        before.forEach((node, count) -> {
            Eventually.equal(REST, node.id() + "'s threads", Map.of(), () -> ThreadCount.of(node.pid())
                    .grownSince(count, SLACK, POOLS));
            System.out.printf(
                    "%s: threads %d before, %d after; connections %d before, %d after%n",
                    node.id(), count.all(), ThreadCount.of(node.pid()).all(), connectionsBefore, connections());
        });
    }

    /** Places that were not given back would be missing now. */
    private void everyCallerIsServed() {
        for (Member member : members.subList(0, 4)) {
            for (Api door : member.doors()) {
                Times.of(24, 4, () -> door.get("/customers?recordsPerPage=1&depth=-1"));
            }
        }
    }
}
