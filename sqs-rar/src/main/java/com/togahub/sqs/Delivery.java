package com.togahub.sqs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One delivery of a consumer's. Of what is said of it the first word counts. */
final class Delivery implements SqsDelivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());

    private final Received received;
    private final Consumer consumer;
    private final Thread beginning = Thread.currentThread();
    private final AtomicBoolean isFree = new AtomicBoolean();
    private final AtomicBoolean isSettled = new AtomicBoolean();
    private final AtomicReference<Runnable> hurry = new AtomicReference<>(beginning::interrupt);

    /** A delivery by the calling thread. */
    Delivery(Received received, Consumer consumer) {
        this.received = received;
        this.consumer = consumer;
    }

    @Override
    public SqsMessage message() {
        return received.message();
    }

    String receipt() {
        return received.receipt();
    }

    @Override
    public void free() {
        if (isFree.compareAndSet(false, true)) {
            consumer.freed();
        }
    }

    @Override
    public void done() {
        if (isSettled.compareAndSet(false, true)) {
            consumer.handled(received);
            settled();
        }
    }

    @Override
    public void again(Duration delay, String reason) {
        if (isSettled.compareAndSet(false, true)) {
            LOG.log(Level.FINE, "message {0} comes again: {1}", new Object[] {
                message().id(), reason
            });
            consumer.handBack(received, delay);
            settled();
        }
    }

    private void settled() {
        consumer.settled(this);
        free();
    }

    @Override
    public void onHurry(Runnable work) {
        hurry.set(work);
    }

    /** The node stops. */
    void hurry() {
        if (!isSettled.get()) {
            hurry.get().run();
        }
    }
}
