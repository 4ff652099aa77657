package com.togahub.it.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database server is away, for everybody or for some tenants alone: reads and writes say so in time, and the rest goes on. */
@OnGround
class AwayServersIT {
    private static final Duration CUT_LIMIT = Duration.ofSeconds(5);
    private static final Duration SILENT_LIMIT = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    /** What a request takes whose servers are there, on a machine that has much else to do. */
    private static final Duration SWIFT = Duration.ofSeconds(2);

    private static final int ROUNDS = 5;
    private static final int CROWD = 10;

    private final Ground ground;

    AwayServersIT(Ground ground) {
        this.ground = ground;
    }

    /** An answer and how long it took. */
    private record Timed(Reply reply, Duration time) {}

    @BeforeAll
    void rehearse() {
        Stream.of(Tenancy.values()).forEach(ground::rehearse);
    }

    /** Nodes have connections that nobody uses now, and that none of them knows to be dead later. */
    @BeforeEach
    void crowd() {
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (ApiNode node : ground.nodes()) {
            for (Tenancy tenancy : Tenancy.values()) {
                for (int i = 0; i < CROWD; i++) {
                    sent.add(i % 2 == 0 ? read(tenancy, node) : write(tenancy, node));
                }
            }
        }
        sent.stream()
                .map(CompletableFuture::join)
                .forEach(reply ->
                        assertTrue(reply.status() < 300, () -> reply.envelope().toString()));
    }

    @AfterEach
    void mend() {
        ground.mend();
    }

    @Test
    @DisplayName(
            "A7: Core's server cannot be reached: reads and writes are answered 503 EO-2 within 5 s, and served within 10 s of its return")
    void coreIsCutOff() {
        ground.line(Server.FIRST).cut();
        isAway(List.of(Tenancy.ONE_HOST, Tenancy.DATA_APART, Tenancy.LOGS_APART), CUT_LIMIT);
        ground.line(Server.FIRST).pass();
        comesBack(Tenancy.ONE_HOST);
    }

    @Test
    @DisplayName(
            "A7: Core's server is silent: reads and writes are answered 503 EO-2 within 10 s, and served within 10 s of its return")
    void coreIsSilent() {
        ground.line(Server.FIRST).hold();
        isAway(List.of(Tenancy.ONE_HOST, Tenancy.DATA_APART, Tenancy.LOGS_APART), SILENT_LIMIT);
        ground.line(Server.FIRST).pass();
        comesBack(Tenancy.ONE_HOST);
    }

    @Test
    @DisplayName(
            "A7: a tenant's own server cannot be reached: its requests are answered 503 EO-2 within 5 s, others are served as ever")
    void tenantsServerIsCutOff() {
        ground.line(Server.SECOND).cut();
        isAway(List.of(Tenancy.DATA_APART, Tenancy.LOGS_APART), CUT_LIMIT);
        ground.line(Server.SECOND).pass();
        comesBack(Tenancy.DATA_APART);
        comesBack(Tenancy.LOGS_APART);
    }

    @Test
    @DisplayName(
            "A7, A4: a tenant's own server is silent: its requests are answered 503 EO-2 within 10 s, others are served as ever")
    void tenantsServerIsSilent() {
        ground.line(Server.SECOND).hold();
        isAway(List.of(Tenancy.DATA_APART, Tenancy.LOGS_APART), SILENT_LIMIT);
        ground.line(Server.SECOND).pass();
        comesBack(Tenancy.DATA_APART);
        comesBack(Tenancy.LOGS_APART);
    }

    @Test
    @DisplayName(
            "A7: a tenant's own server is killed and started again: 503 EO-2 within 5 s, served within 10 s of its return")
    void tenantsServerIsKilled() {
        ground.database(Server.SECOND).process().kill();
        isAway(List.of(Tenancy.DATA_APART, Tenancy.LOGS_APART), CUT_LIMIT);
        ground.database(Server.SECOND).start();
        comesBack(Tenancy.DATA_APART);
        comesBack(Tenancy.LOGS_APART);
    }

    /** Reads and writes of these tenants fail in time, on both nodes, while those of the others are served. */
    private void isAway(List<Tenancy> tenants, Duration limit) {
        List<CompletableFuture<Timed>> failing = new ArrayList<>();
        for (ApiNode node : ground.nodes()) {
            for (Tenancy tenancy : tenants) {
                failing.add(timed(read(tenancy, node)));
                failing.add(timed(write(tenancy, node)));
            }
        }
        BooleanSupplier isOver = () -> failing.stream().allMatch(CompletableFuture::isDone);
        if (!tenants.contains(Tenancy.ONE_HOST)) {
            int rounds = 0;
            while (rounds < ROUNDS || !isOver.getAsBoolean()) {
                rounds++;
                ground.nodes().forEach(this::isServed);
            }
        }
        failing.stream().map(CompletableFuture::join).forEach(each -> {
            each.reply().refused(503, "EO-2");
            assertTrue(
                    each.reply().headers().firstValueAsLong("Retry-After").isPresent(),
                    () -> each.reply().headers().toString());
            assertTrue(
                    each.time().compareTo(limit) < 0,
                    () -> each.time() + ": " + each.reply().envelope());
        });
    }

    private void isServed(ApiNode node) {
        for (Timed each : List.of(
                timed(read(Tenancy.ONE_HOST, node)).join(),
                timed(write(Tenancy.ONE_HOST, node)).join())) {
            assertTrue(
                    each.reply().status() < 300, () -> each.reply().envelope().toString());
            assertTrue(
                    each.time().compareTo(SWIFT) < 0,
                    () -> each.time() + ": " + each.reply().envelope());
        }
    }

    private void comesBack(Tenancy tenancy) {
        long start = System.nanoTime();
        for (ApiNode node : ground.nodes()) {
            Eventually.within(
                    RECOVERY,
                    "served again: " + tenancy,
                    () -> read(tenancy, node).join().status() == 200
                            && write(tenancy, node).join().status() == 201);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(RECOVERY) < 0, () -> "served again after " + took);
        assertEquals(List.of(), ground.prepared());
    }

    private CompletableFuture<Reply> read(Tenancy tenancy, ApiNode node) {
        Api caller = ground.caller(tenancy, node);
        return Api.sendAsync(
                caller.request("/customers?recordsPerPage=1", Api.newId()).GET());
    }

    private CompletableFuture<Reply> write(Tenancy tenancy, ApiNode node) {
        return Write.of(tenancy).sendAsync(ground.caller(tenancy, node));
    }

    private static CompletableFuture<Timed> timed(CompletableFuture<Reply> sent) {
        long start = System.nanoTime();
        return sent.thenApply(reply -> new Timed(reply, Duration.ofNanos(System.nanoTime() - start)));
    }
}
