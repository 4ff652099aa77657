package com.togahub.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Deletes handled messages in batches, on one or more threads. A message whose deletion fails for long is delivered again,
 * which its listener must stand.
 */
final class Deleter implements Runnable {
    private static final Logger LOG = Logger.getLogger(Deleter.class.getName());
    private static final Duration COMPANY = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofMillis(200);

    private final Queue queue;
    private final BlockingQueue<String> receipts = new LinkedBlockingQueue<>();
    private volatile boolean isStopping;

    Deleter(Queue queue) {
        this.queue = queue;
    }

    void add(String receipt) {
        receipts.add(receipt);
    }

    /** Ends the threads once everything is deleted or one more try has failed. */
    void stop() {
        isStopping = true;
    }

    @Override
    public void run() {
        List<String> batch = new ArrayList<>();
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
        try {
            while (!isStopping || !receipts.isEmpty() || !batch.isEmpty()) {
                gather(batch);
                if (!batch.isEmpty() && !delete(batch, backoff)) {
                    if (isStopping) {
                        return;
                    }
                    Thread.sleep(backoff.failed().toMillis());
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little for company: a handled message stays invisible for long enough. */
    private void gather(List<String> batch) throws InterruptedException {
        String next = receipts.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + COMPANY.toNanos();
        while (next != null) {
            batch.add(next);
            long left = isStopping ? 0 : Math.max(0, until - System.nanoTime());
            next = batch.size() < Queue.BATCH ? receipts.poll(left, TimeUnit.NANOSECONDS) : null;
        }
    }

    /** Leaves in the batch what is to be tried again; answers whether nothing is. */
    private boolean delete(List<String> batch, Backoff backoff) {
        try {
            List<String> failed = queue.delete(List.copyOf(batch));
            batch.clear();
            batch.addAll(failed);
        } catch (SdkException away) {
            LOG.log(Level.WARNING, "{0} handled messages are not deleted yet: {1}", new Object[] {
                batch.size(), away.getMessage()
            });
            return false;
        }
        if (batch.isEmpty()) {
            backoff.succeeded();
        }
        return batch.isEmpty();
    }
}
