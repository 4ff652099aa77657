package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.order.OrderHandler;
import com.togahub.engine.intercept.Requests;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.LockWaits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One document from many senders at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendersTest {
    private static final int SENDERS = 20;

    private static final int PATIENCE_SECONDS = 60;
    private static final Executor IN_A_THREAD = task -> new Thread(task, "sender").start();

    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void twenty_senders_at_once_make_one_order() {
        Crowd crowd = new Crowd(new OrderHandler(), SENDERS);
        CxmlGateway crowded = fixture.gateway(crowd);
        List<Answer> answers = atOnce(SENDERS, () -> {
            try {
                return GatewayFixture.post(crowded, GatewayFixture.order("PO-D", "d@buyer"));
            } finally {
                crowd.answered();
            }
        });
        assertEquals(1, documents(answers).size(), answers.toString());
        assertEquals("200", answers.get(0).status(), answers.toString());
        assertEquals(1, fixture.orders("PO-D"));
    }

    @Test
    void senders_whom_nobody_keeps_apart_make_one_order() {
        String document = GatewayFixture.order("PO-N", "n@buyer");
        List<Answer> answers = atOnce(SENDERS, () -> fixture.post(document));
        assertEquals(1, documents(answers).size(), answers.toString());
        assertEquals("200", answers.get(0).status(), answers.toString());
        assertEquals(answers.get(0), fixture.post(document));
        assertEquals(1, fixture.orders("PO-N"));
    }

    @Test
    void senders_who_wait_for_the_same_place_make_one_order() throws SQLException {
        String document = GatewayFixture.order("PO-O", "p@buyer");
        List<CompletableFuture<Answer>> senders;
        try (Connection holder = fixture.takePlace("111", "p@buyer")) {
            senders = Stream.generate(() -> CompletableFuture.supplyAsync(() -> fixture.post(document), IN_A_THREAD))
                    .limit(2)
                    .toList();
            LockWaits.await(2);
            holder.rollback();
        }
        assertEquals(
                "200", senders.get(0).join().status(), senders.get(0).join().text());
        assertEquals(senders.get(0).join().document(), senders.get(1).join().document());
        assertEquals(1, fixture.orders("PO-O"));
    }

    private static Set<String> documents(List<Answer> answers) {
        return answers.stream().map(Answer::document).collect(Collectors.toSet());
    }

    private static List<Answer> atOnce(int senders, Supplier<Answer> sender) {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            return Stream.generate(() -> CompletableFuture.supplyAsync(sender, threads))
                    .limit(senders)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void passed(CountDownLatch gate) {
        try {
            assertTrue(gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody opened the gate");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A handler in which all senders of one document are at the same time: the one that the document's own id belongs to goes on
     * when all are there, the others when one was answered.
     */
    private static final class Crowd implements Handler {
        private final Handler real;
        private final CountDownLatch there;
        private final CountDownLatch answered = new CountDownLatch(1);

        Crowd(Handler real, int senders) {
            this.real = real;
            this.there = new CountDownLatch(senders);
        }

        void answered() {
            answered.countDown();
        }

        @Override
        public Optional<Offer> offer(CxmlIdentity identity) {
            return real.offer(identity);
        }

        @Override
        public Handled handle(Incoming incoming, Requests requests) {
            there.countDown();
            String id = requests.context().transactionId().orElseThrow().value();
            passed(id.contains(".") ? answered : there);
            return real.handle(incoming, requests);
        }
    }
}
