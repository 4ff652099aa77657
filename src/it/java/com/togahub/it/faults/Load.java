package com.togahub.it.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Deliveries at a steady pace, to one node after the other, until it is closed. */
final class Load implements AutoCloseable {
    private final String tag = UUID.randomUUID().toString();
    private final List<Node> nodes;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<CompletableFuture<Webhooks.Accepted>> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private final ScheduledFuture<?> sending;

    private Load(List<Node> nodes, int perSecond) {
        this.nodes = List.copyOf(nodes);
        this.sending = pace.scheduleAtFixedRate(this::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    static Load of(List<Node> nodes, int perSecond) {
        return new Load(nodes, perSecond);
    }

    private void send() {
        int number = sequence.getAndIncrement();
        byte[] body = ("{\"load\":\"" + tag + "\",\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        sent.add(Webhooks.deliver(
                nodes.get(number % nodes.size()), body, UUID.randomUUID().toString()));
    }

    /** How many deliveries were begun. */
    int begun() {
        return sent.size();
    }

    /** Ends it and waits for all answers. */
    @Override
    public void close() {
        sending.cancel(false);
        pace.shutdown();
        try {
            pace.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        accepted();
    }

    /**
     * What was accepted, once all is answered.
     *
     * @throws java.util.concurrent.CompletionException when a delivery was not answered 200
     */
    List<Webhooks.Accepted> accepted() {
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** The time within which all but one in a hundred were answered. */
    Duration worst() {
        return worst(accepted());
    }

    /** The same of any deliveries. */
    static Duration worst(List<Webhooks.Accepted> accepted) {
        List<Duration> times =
                new ArrayList<>(accepted.stream().map(Webhooks.Accepted::time).toList());
        Collections.sort(times);
        return times.get((int) Math.ceil(times.size() * 0.99) - 1);
    }

    /** How many jobs there are of its deliveries. */
    long jobs(Jobs jobs) {
        return jobs.number(
                "SELECT COUNT(*) FROM WorkerJobs WHERE action = 'Drill/Webhook' AND parameters LIKE ?", like());
    }

    /** How many of them have succeeded. */
    long succeeded(Jobs jobs) {
        return jobs.number(
                "SELECT COUNT(*) FROM WorkerJobs WHERE action = 'Drill/Webhook' AND parameters LIKE ? AND isSuccess = 1",
                like());
    }

    private String like() {
        return "%" + tag + "%";
    }
}
