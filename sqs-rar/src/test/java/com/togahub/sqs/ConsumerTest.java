package com.togahub.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsumerTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final QueueServer server = new QueueServer();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> deliveries = new ConcurrentHashMap<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @AfterEach
    void end() {
        executor.shutdownNow();
        server.close();
    }

    @Test
    @DisplayName("hundreds of messages are each delivered once, as many at a time as there are slots, and deleted")
    void everyMessageOnce() {
        IntStream.range(0, 300).forEach(i -> server.send("m" + i));
        Consumer consumer = consumer(spec(), message -> count(message, () -> {}));
        consumer.start();
        await("300 deliveries", () -> deliveries.size() == 300);
        await("an empty queue", () -> server.visible() + server.invisible() == 0);
        consumer.stop();
        assertEquals(List.of(), repeated());
        assertTrue(mostAtOnce.get() <= 4, () -> mostAtOnce + " at once");
    }

    @Test
    @DisplayName("while every slot is taken for long nothing is held back from other consumers")
    void nothingIsHoarded() {
        Semaphore release = new Semaphore(0);
        Consumer consumer = consumer(spec(), message -> count(message, release::acquireUninterruptibly));
        consumer.start();
        IntStream.range(0, 30).forEach(i -> server.send("m" + i));
        await("four deliveries", () -> atOnce.get() == 4);
        await("the rest to be visible", () -> server.visible() == 26 && server.invisible() == 4);
        release.release(30);
        await("30 deliveries", () -> deliveries.size() == 30);
        consumer.stop();
        assertEquals(List.of(), repeated());
    }

    @Test
    @DisplayName("a message that is to come again does, and one whose listener fails does not")
    void redelivery() {
        Consumer consumer = new Consumer(
                spec(),
                deliveries -> deliveries.forEach(delivery -> {
                    SqsMessage message = delivery.message();
                    count(message, () -> {});
                    if (message.body().equals("later") && message.receiveCount() == 1) {
                        delivery.again(Duration.ZERO, "not yet");
                    } else if (message.body().equals("bad")) {
                        throw new IllegalStateException("a defect of the listener");
                    } else {
                        delivery.done();
                    }
                }),
                executor);
        consumer.start();
        server.send("later");
        await("a second delivery", () -> times("later") == 2);
        // alone: a listener that fails takes the rest of its batch along
        server.send("bad");
        await("the bad delivery", () -> times("bad") == 1);
        await("an empty queue", () -> server.visible() + server.invisible() == 0);
        consumer.stop();
        assertEquals(1, times("bad"));
    }

    @Test
    @DisplayName("a message that is handled for longer than its invisibility is not delivered again meanwhile")
    void staysInvisible() {
        SqsActivation spec = spec();
        spec.setVisibilitySeconds(3);
        CountDownLatch end = new CountDownLatch(1);
        Consumer consumer = consumer(spec, message -> count(message, () -> awaitQuietly(end)));
        consumer.start();
        server.send("long");
        await("the delivery", () -> times("long") == 1);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(7);
        await("seven seconds to pass", () -> System.nanoTime() > until);
        assertEquals(0, server.visible());
        end.countDown();
        await("an empty queue", () -> server.visible() + server.invisible() == 0);
        consumer.stop();
        assertEquals(1, times("long"));
    }

    @Test
    @DisplayName(
            "what has freed its slot makes room for others, stays invisible until it is done, and a stop waits for it")
    void freeBeforeDone() throws InterruptedException {
        SqsActivation spec = spec();
        spec.setVisibilitySeconds(3);
        ConcurrentLinkedQueue<SqsDelivery> unfinished = new ConcurrentLinkedQueue<>();
        Consumer consumer = new Consumer(
                spec,
                all -> all.forEach(delivery -> {
                    unfinished.add(delivery);
                    delivery.free();
                }),
                executor);
        consumer.start();
        IntStream.range(0, 12).forEach(i -> server.send("m" + i));
        await("more deliveries than slots", () -> unfinished.size() == 12);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        await("five seconds to pass", () -> System.nanoTime() > until);
        assertEquals(12, server.invisible());
        Thread stopping = new Thread(consumer::stop);
        stopping.start();
        unfinished.forEach(SqsDelivery::done);
        stopping.join(TimeUnit.SECONDS.toMillis(20));
        assertFalse(stopping.isAlive());
        assertEquals(0, server.visible() + server.invisible());
    }

    @Test
    @DisplayName("I17: a stop lets running deliveries end, begins nothing new, and hands back what was received")
    void stopHandsBack() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Consumer consumer = consumer(spec(), message -> count(message, () -> awaitQuietly(end)));
        consumer.start();
        IntStream.range(0, 12).forEach(i -> server.send("m" + i));
        await("four deliveries", () -> atOnce.get() == 4);
        Thread stopping = new Thread(consumer::stop);
        stopping.start();
        await("the rest to be visible", () -> server.visible() == 8);
        end.countDown();
        stopping.join(TimeUnit.SECONDS.toMillis(20));
        assertEquals(4, deliveries.size());
        assertEquals(0, server.invisible());
        assertEquals(8, server.visible());
    }

    @Test
    @DisplayName(
            "I17: deliveries beyond the grace are interrupted, and the stop ends within the grace and five seconds")
    void graceEnds() {
        SqsActivation spec = spec();
        spec.setGraceSeconds(1);
        AtomicInteger interrupts = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Consumer consumer = consumer(
                spec,
                message -> count(message, () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupts.incrementAndGet();
                    }
                }));
        consumer.start();
        server.send("endless");
        await("the delivery", () -> atOnce.get() == 1);
        long start = System.nanoTime();
        consumer.stop();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(6)) < 0);
        assertEquals(1, interrupts.get());
    }

    @Test
    @DisplayName("I2: a queue that is away at the start or goes away later is found again without help")
    void comesThroughAbsence() {
        server.stop();
        Consumer consumer = consumer(spec(), message -> count(message, () -> {}));
        consumer.start();
        server.start();
        server.send("first");
        await("a delivery after the start", () -> times("first") == 1);
        server.stop();
        server.start();
        server.send("second");
        await("a delivery after the absence", () -> times("second") == 1);
        consumer.stop();
    }

    private void count(SqsMessage message, Runnable work) {
        int now = atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            deliveries
                    .computeIfAbsent(message.body(), body -> new AtomicInteger())
                    .incrementAndGet();
            work.run();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private int times(String body) {
        AtomicInteger times = deliveries.get(body);
        return times == null ? 0 : times.get();
    }

    private List<String> repeated() {
        return deliveries.entrySet().stream()
                .filter(entry -> entry.getValue().get() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private SqsActivation spec() {
        SqsActivation spec = new SqsActivation();
        spec.setQueueName(QueueServer.NAME);
        spec.setEndpoint(server.endpoint());
        spec.setRegion("us-east-1");
        spec.setConcurrency(4);
        spec.setWaitSeconds(1);
        spec.setGraceSeconds(20);
        return spec;
    }

    /** A consumer whose listener handles each message on a thread of its own and does not wait for it. */
    private Consumer consumer(SqsActivation spec, java.util.function.Consumer<SqsMessage> handling) {
        return new Consumer(
                spec,
                all -> all.forEach(delivery -> {
                    Future<?> handled = executor.submit(() -> {
                        try {
                            handling.accept(delivery.message());
                        } finally {
                            delivery.done();
                        }
                    });
                    delivery.onHurry(() -> handled.cancel(true));
                }),
                executor);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
