package com.togahub.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** The messages being handled, by receipt; keeps them invisible. */
final class InFlight implements Runnable {
    private static final Logger LOG = Logger.getLogger(InFlight.class.getName());

    private final Queue queue;
    private final Duration visibility;
    private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    InFlight(Queue queue, Duration visibility) {
        this.queue = queue;
        this.visibility = visibility;
    }

    void enter(Delivery delivery) {
        deliveries.put(delivery.receipt(), delivery);
    }

    void leave(Delivery delivery) {
        deliveries.remove(delivery.receipt());
    }

    /** Hurries every message that is still handled. */
    void hurryAll() {
        deliveries.values().forEach(Delivery::hurry);
    }

    void stop() {
        isStopping = true;
    }

    /** Renews the invisibility three times within its length, so that one failed call is no harm. */
    @Override
    public void run() {
        try {
            while (!isStopping) {
                Thread.sleep(visibility.dividedBy(3).toMillis());
                renew();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        Set<String> handled = Set.copyOf(deliveries.keySet());
        if (handled.isEmpty()) {
            return;
        }
        try {
            queue.hide(handled, visibility);
        } catch (SdkException away) {
            LOG.log(Level.WARNING, "{0} messages could not be kept invisible: {1}", new Object[] {
                handled.size(), away.getMessage()
            });
        }
    }
}
