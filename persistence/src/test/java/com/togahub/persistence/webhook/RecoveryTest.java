package com.togahub.persistence.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.webhook.PayloadStore;
import com.togahub.engine.webhook.PayloadStore.Kept;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How what was kept becomes jobs. */
class RecoveryTest extends WebhookPlace {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static byte[] content(String uuid, String parameters) {
        return MAPPER.createObjectNode()
                .put("uuid", uuid)
                .put("action", "Github/Webhook")
                .put("parameters", parameters)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> fill(PayloadStore place, int count) {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<String>> all = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                String uuid = UUID.randomUUID().toString();
                                place.keep(uuid, content(uuid, "{}"));
                                return uuid;
                            },
                            threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).sorted().toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> uuids() {
        return jobs().stream().map(job -> job.get("uuid")).sorted().toList();
    }

    @Test
    void aTickDrainsMoreThanAPage() {
        List<String> kept = fill(node.stash, 1_050);
        List<String> spooled = fill(node.spool, 40);
        assertEquals(1_090, node.recovery.run());
        assertEquals(Stream.concat(kept.stream(), spooled.stream()).sorted().toList(), uuids());
        assertEquals(List.of(), node.stash.list("", 10));
        assertEquals(List.of(), node.spool.list("", 10));
        List<Long> messages = messages();
        assertEquals(1_090, messages.size());
        assertEquals(1_090, new HashSet<>(messages).size());
    }

    @Test
    void placesAreListedPageByPageInTheOrderOfNames() {
        for (PayloadStore place : List.of(node.stash, node.spool)) {
            List<String> names = fill(place, 25);
            List<Kept> first = place.list("", 10);
            List<Kept> second = place.list(first.get(9).uuid(), 10);
            List<Kept> third = place.list(second.get(9).uuid(), 10);
            assertEquals(
                    names,
                    Stream.of(first, second, third)
                            .flatMap(List::stream)
                            .map(Kept::uuid)
                            .toList());
            assertEquals(List.of(), place.list(names.get(24), 10));
        }
    }

    @Test
    void nodesThatRecoverAtTheSameTimeMakeEachJobOnce() throws Exception {
        List<String> kept = fill(node.stash, 120);
        try (WebhookNode other = new WebhookNode(place, spool)) {
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture<Integer> mine = CompletableFuture.supplyAsync(() -> recover(node, together));
            CompletableFuture<Integer> others = CompletableFuture.supplyAsync(() -> recover(other, together));
            assertEquals(120, mine.join() + others.join());
        }
        assertEquals(kept, uuids());
        assertEquals(120, new HashSet<>(messages()).size());
        assertEquals(List.of(), node.stash.list("", 10));
    }

    private static int recover(WebhookNode node, CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        return node.recovery.run();
    }

    /** What lies there after a node was killed when it had committed the row and not yet removed the payload. */
    @Test
    void aPayloadWhoseRowIsThereMakesNoSecondJobAndItsMessageIsSentOnceMore() {
        String uuid = fill(node.stash, 1).get(0);
        node.recovery.run();
        node.stash.keep(uuid, content(uuid, "{}"));
        node.spool.keep(uuid, content(uuid, "{}"));
        assertEquals(0, node.recovery.run());
        assertEquals(List.of(uuid), uuids());
        assertEquals(1, new HashSet<>(messages()).size());
        assertEquals(List.of(), node.stash.list("", 10));
        assertEquals(List.of(), node.spool.list("", 10));
    }

    @Test
    void whatCannotBecomeAJobStaysAndHoldsUpNobody() {
        for (int i = 0; i < 12; i++) {
            node.stash.keep("0-unreadable-" + i, "{\"uuid\":".getBytes(StandardCharsets.UTF_8));
        }
        String poison = "0-poison";
        node.stash.keep(poison, content(poison, "no JSON, which the column refuses"));
        List<String> good = fill(node.stash, 15);
        assertEquals(15, node.recovery.run());
        assertEquals(good, uuids());
        assertEquals(0, node.recovery.run());
        List<String> left = node.stash.list("", 100).stream().map(Kept::uuid).toList();
        assertEquals(13, left.size());
        assertTrue(left.contains(poison));
    }

    @Test
    void aPlaceThatIsAwayKeepsNobodyFromTheOthers() throws Exception {
        List<String> spooled = fill(node.spool, 3);
        List<String> stashed = fill(node.stash, 3);
        node.bucket.down(true);
        assertEquals(3, node.recovery.run());
        assertEquals(spooled, uuids());
        node.bucket.down(false);
        node.queue.down(true);
        assertEquals(3, node.recovery.run());
        assertEquals(Stream.concat(spooled.stream(), stashed.stream()).sorted().toList(), uuids());
    }
}
