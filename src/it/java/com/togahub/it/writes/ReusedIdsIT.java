package com.togahub.it.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One id on two nodes: many requests at once, and requests after the node that ran the first has died. */
@OnGround
class ReusedIdsIT {
    private static final int REQUESTS = 50;

    private final Ground ground;

    ReusedIdsIT(Ground ground) {
        this.ground = ground;
    }

    @AfterEach
    void mend() {
        ground.mend();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A3: of 50 requests at once with one transactionId, over two nodes, one runs and 49 get EV-5")
    void oneOfManyRuns(Tenancy tenancy) {
        ground.rehearse(tenancy);
        Tables before = Tables.read(ground);
        Write write = Write.of(tenancy);
        List<Reply> replies = sendAll(write, ground.nodes());
        List<Reply> others =
                replies.stream().filter(reply -> reply.status() != 201).toList();
        assertEquals(REQUESTS - 1, others.size());
        others.forEach(reply -> reply.refused(409, "EV-5"));
        Set<Row> added = Tables.read(ground).since(before);
        Trace trace = Trace.of(write, added);
        assertEquals(List.of(), trace.faults());
        assertTrue(trace.isChanged(), added::toString);
        assertTrue(
                others.stream()
                        .map(reply -> reply.meta().path("original"))
                        .allMatch(original -> original.path("isSuccess").isNull()
                                || original.path("status").asInt() == 201),
                others::toString);
        // when all is over, everybody learns of the success
        assertOriginal(List.of(write.send(ground.caller(tenancy, ground.nodes().get(1)))), "true");
    }

    @Test
    @DisplayName(
            "A3: when the node that ran it has died before the commit, 50 others get EV-5, and that nobody knows more")
    void afterACrashBeforeTheCommit() {
        afterACrash(Stop.Fault.HELD_BEFORE, "null");
    }

    @Test
    @DisplayName(
            "A3: when the node that ran it has died after the commit, 50 others get EV-5, and that it has succeeded")
    void afterACrashAfterTheCommit() {
        afterACrash(Stop.Fault.HELD_AFTER, "true");
    }

    private void afterACrash(Stop.Fault fault, String isSuccess) {
        List<String> phrases = ground.rehearse(Tenancy.ONE_HOST);
        Point commit = Point.all(Tenancy.ONE_HOST, phrases, fault, fault).stream()
                .filter(point -> point.phrase().equals("the transaction is committed"))
                .findFirst()
                .orElseThrow();
        ApiNode one = ground.nodes().get(0);
        Broken first = Broken.off(ground, one, commit, phrases);
        ground.listenNoMore();
        // while it runs, and after it has died
        assertOriginal(sendAll(first.write(), ground.nodes()), isSuccess);
        one.kill();
        first.watch().drop();
        assertTrue(first.isUnanswered(), "answered by a dead node");
        List<ApiNode> survivor = List.of(ground.nodes().get(1));
        assertOriginal(sendAll(first.write(), survivor), isSuccess);
        ground.mend();
        assertOriginal(sendAll(first.write(), ground.nodes()), isSuccess);
    }

    private List<Reply> sendAll(Write write, List<ApiNode> nodes) {
        List<CompletableFuture<Reply>> sent = new ArrayList<>(IntStream.range(0, REQUESTS)
                .mapToObj(i -> write.sendAsync(ground.caller(write.tenancy(), nodes.get(i % nodes.size()))))
                .toList());
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static void assertOriginal(List<Reply> replies, String isSuccess) {
        replies.forEach(reply -> reply.refused(409, "EV-5"));
        assertEquals(
                List.of(isSuccess),
                replies.stream()
                        .map(reply ->
                                reply.meta().path("original").path("isSuccess").toString())
                        .distinct()
                        .toList());
    }
}
