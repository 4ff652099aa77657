package com.togahub.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A queue that gives messages out, and then does not answer whoever hands them back. */
class SilentQueueTest {
    private static final int GIVEN = 10;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean hasGiven = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer queue;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        queue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        queue.setExecutor(threads);
        queue.createContext("/", this::answer);
        queue.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        queue.stop(0);
        threads.shutdownNow();
    }

    private String endpoint() {
        return "http://127.0.0.1:" + queue.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        exchange.getRequestBody().readAllBytes();
        String body =
                switch (target.substring(target.indexOf('.') + 1)) {
                    case "GetQueueUrl" -> "{\"QueueUrl\":\"" + endpoint() + "/1/Jobs\"}";
                    case "ReceiveMessage" -> hasGiven.compareAndSet(false, true) ? messages() : none();
                    default -> silence();
                };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String messages() {
        return IntStream.range(0, GIVEN)
                .mapToObj(i -> "{\"MessageId\":\"" + i + "\",\"ReceiptHandle\":\"r" + i + "\",\"Body\":\"" + i
                        + "\",\"Attributes\":{\"ApproximateReceiveCount\":\"1\"}}")
                .collect(Collectors.joining(",", "{\"Messages\":[", "]}"));
    }

    /** As a queue without messages does, it lets who asks wait a little. */
    private String none() {
        await(end, 100);
        return "{}";
    }

    private String silence() {
        asked.countDown();
        await(end, 60_000);
        return "{}";
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    @DisplayName("I17: a queue that does not take messages back keeps no server from ending")
    void handingBackIsNotWaitedForLong() {
        SqsActivation spec = new SqsActivation();
        spec.setQueueName("Jobs");
        spec.setEndpoint(endpoint());
        spec.setRegion("us-east-1");
        spec.setConcurrency(1);
        spec.setWaitSeconds(1);
        spec.setGraceSeconds(1);
        // one delivery is begun and takes the only place, the others wait for it
        Consumer consumer = new Consumer(
                spec,
                all -> {
                    begun.countDown();
                    await(end, 60_000);
                    all.forEach(SqsDelivery::done);
                },
                threads);
        consumer.start();
        assertTrue(await(begun, 30_000), "a delivery");
        long start = System.nanoTime();
        consumer.beginNoMore();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(0, asked.getCount(), "nothing was handed back");
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "took " + took);
        end.countDown();
        consumer.stop();
    }
}
