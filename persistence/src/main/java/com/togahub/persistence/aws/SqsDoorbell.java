package com.togahub.persistence.aws;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Doorbell;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Messages of the worker queue: {@code {"workerJobId": 1}}. After a failed call the next few seconds' messages are not even
 * tried, so that an absent queue holds up nobody; their jobs are sent by the scheduler.
 */
public final class SqsDoorbell implements Doorbell, AutoCloseable {
    private static final Logger LOG = System.getLogger(SqsDoorbell.class.getName());
    private static final int BATCH = 10;
    private static final Duration REST = Duration.ofSeconds(5);

    private final SqsClient client;
    private final QueueUrl queue;
    private final SoonSent soon = new SoonSent(BATCH, batch -> send(batch));
    private final AtomicLong restingUntil = new AtomicLong(System.nanoTime());

    /**
     * A doorbell.
     *
     * @param queue name of the worker queue
     * @param isCreatedWhenMissing whether the queue is made if it does not exist
     */
    public SqsDoorbell(SqsClient client, String queue, boolean isCreatedWhenMissing) {
        this.client = requireNonNull(client, "client");
        this.queue = new QueueUrl(client, requireNonNull(queue, "queue"), isCreatedWhenMissing);
    }

    @Override
    public List<Long> ring(Collection<Long> jobs) {
        List<Long> all = List.copyOf(jobs);
        List<Long> unsent = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            unsent.addAll(send(all.subList(from, Math.min(all.size(), from + BATCH))));
        }
        return unsent;
    }

    @Override
    public void ringSoon(long job, Consumer<List<Long>> unsent) {
        soon.add(job, unsent);
    }

    /** Sends what is left to be sent, then sends nothing more. */
    @Override
    public void close() {
        soon.close();
    }

    private List<Long> send(List<Long> batch) {
        if (System.nanoTime() - restingUntil.get() < 0) {
            return batch;
        }
        try {
            return batch.size() == 1 ? sendOne(batch.get(0)) : sendBatch(batch);
        } catch (SdkException away) {
            queue.forget();
            restingUntil.set(System.nanoTime() + REST.toNanos());
            LOG.log(Level.WARNING, "{0} messages are not sent: {1}", batch.size(), away.getMessage());
            return batch;
        }
    }

    private List<Long> sendOne(long job) {
        client.sendMessage(request -> request.queueUrl(queue.get()).messageBody(body(job)));
        return List.of();
    }

    private List<Long> sendBatch(List<Long> batch) {
        List<SendMessageBatchRequestEntry> entries = batch.stream()
                .map(job -> SendMessageBatchRequestEntry.builder()
                        .id(Long.toString(job))
                        .messageBody(body(job))
                        .build())
                .toList();
        return client.sendMessageBatch(request -> request.queueUrl(queue.get()).entries(entries)).failed().stream()
                .map(failed -> Long.valueOf(failed.id()))
                .toList();
    }

    private static String body(long job) {
        return "{\"workerJobId\": " + job + "}";
    }
}
