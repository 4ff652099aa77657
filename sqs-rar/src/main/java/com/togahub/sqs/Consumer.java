package com.togahub.sqs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Consumes one queue: receives at most as many messages as there are free slots, delivers each on the executor, deletes it.
 * Comes through any absence of the queue by itself.
 */
final class Consumer {
    private static final Logger LOG = Logger.getLogger(Consumer.class.getName());
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);
    private static final Duration LAST_DELETES = Duration.ofSeconds(1);

    private final Queue queue;
    private final Listeners listeners;
    private final Executor executor;
    private final SqsActivation spec;
    private final Semaphore slots;
    private final Deleter deleter;
    private final InFlight inFlight;
    private final Thread poller;
    private final Thread deleting;
    private final Thread renewing;
    private volatile boolean isRunning = true;

    Consumer(SqsActivation spec, Listeners listeners, Executor executor) {
        this.spec = spec;
        this.listeners = listeners;
        this.executor = executor;
        this.queue = new Queue(spec);
        this.slots = new Semaphore(spec.getConcurrency());
        this.deleter = new Deleter(queue);
        this.inFlight = new InFlight(queue, spec.visibility());
        this.poller = daemon("poll", this::poll);
        this.deleting = daemon("delete", deleter);
        this.renewing = daemon("renew", inFlight);
    }

    void start() {
        poller.start();
        deleting.start();
        renewing.start();
    }

    /**
     * Stops: nothing new is received, running deliveries get the grace and are interrupted after it, what was received and
     * not begun is handed back. Returns within the grace and five seconds.
     */
    void stop() {
        isRunning = false;
        long end = System.nanoTime() + spec.grace().toNanos();
        try {
            // a receive under way is never interrupted: what it had taken would stay invisible
            poller.join(Math.max(1, left(end) + AFTER_INTERRUPT.toMillis()));
            if (!slots.tryAcquire(spec.getConcurrency(), Math.max(0, left(end)), TimeUnit.MILLISECONDS)) {
                inFlight.interruptAll();
                if (!slots.tryAcquire(spec.getConcurrency(), AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.log(
                            Level.WARNING,
                            "{0} deliveries ignore the stop",
                            spec.getConcurrency() - slots.availablePermits());
                }
            }
            deleter.stop();
            deleting.join(LAST_DELETES.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        inFlight.stop();
        renewing.interrupt();
        deleting.interrupt();
        queue.close();
    }

    private static long left(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private void poll() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
        while (isRunning) {
            int free = acquireSlots();
            int used = 0;
            try {
                if (free == 0) {
                    continue;
                }
                List<Received> received = queue.receive(free);
                if (backoff.succeeded()) {
                    LOG.log(Level.INFO, "queue {0} answers again", spec.getQueueName());
                }
                for (Received message : received) {
                    used += begin(message) ? 1 : 0;
                }
            } catch (SdkException away) {
                queue.forget();
                pause(backoff.failed(), away);
            } finally {
                slots.release(free - used);
            }
        }
    }

    /** Waits a moment for a slot, then takes what is free, up to a batch. */
    private int acquireSlots() {
        try {
            if (!slots.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                return 0;
            }
        } catch (InterruptedException ended) {
            isRunning = false;
            return 0;
        }
        int taken = 1;
        while (taken < Queue.BATCH && slots.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    /** Starts a delivery; answers whether its slot is in use now. */
    private boolean begin(Received received) {
        if (isRunning) {
            try {
                executor.execute(() -> deliver(received));
                return true;
            } catch (RejectedExecutionException full) {
                LOG.log(Level.WARNING, "message {0} is handed back: {1}", new Object[] {
                    received.message().id(), full.getMessage()
                });
            }
        }
        handBack(received, Duration.ZERO);
        return false;
    }

    private void deliver(Received received) {
        inFlight.enter(received.receipt());
        try {
            if (isDone(received)) {
                deleter.add(received.receipt());
            }
        } finally {
            inFlight.leave(received.receipt());
            slots.release();
        }
    }

    private boolean isDone(Received received) {
        try {
            listeners.deliver(received.message());
        } catch (SqsRedelivery later) {
            LOG.log(Level.FINE, "message {0} comes again: {1}", new Object[] {
                received.message().id(), later.getMessage()
            });
            handBack(received, later.delay());
            return false;
        } catch (Exception failure) {
            LOG.log(
                    Level.WARNING,
                    failure,
                    () -> "the listener failed for message "
                            + received.message().id());
        }
        return true;
    }

    private void handBack(Received received, Duration delay) {
        try {
            queue.hide(List.of(received.receipt()), delay);
        } catch (SdkException away) {
            LOG.log(Level.WARNING, "message {0} could not be handed back and comes again by itself: {1}", new Object[] {
                received.message().id(), away.getMessage()
            });
        }
    }

    private void pause(Duration pause, SdkException cause) {
        LOG.log(Level.WARNING, "queue {0} does not answer, next try in {1} ms: {2}", new Object[] {
            spec.getQueueName(), pause.toMillis(), cause.getMessage()
        });
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (isRunning && left(end) > 0) {
                Thread.sleep(Math.min(100, Math.max(1, left(end))));
            }
        } catch (InterruptedException ended) {
            isRunning = false;
        }
    }

    private Thread daemon(String task, Runnable work) {
        Thread thread = new Thread(work, "sqs-" + task + "-" + spec.getQueueName());
        thread.setDaemon(true);
        return thread;
    }
}
