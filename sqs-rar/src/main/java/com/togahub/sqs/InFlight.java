package com.togahub.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** The messages being handled, by receipt, with the threads that handle them; keeps them invisible. */
final class InFlight implements Runnable {
    private static final Logger LOG = Logger.getLogger(InFlight.class.getName());

    private final Queue queue;
    private final Duration visibility;
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    InFlight(Queue queue, Duration visibility) {
        this.queue = queue;
        this.visibility = visibility;
    }

    /** Says that the calling thread handles a message from now on. */
    void enter(String receipt) {
        threads.put(receipt, Thread.currentThread());
    }

    void leave(String receipt) {
        threads.remove(receipt);
    }

    /** Interrupts every thread that still handles a message. */
    void interruptAll() {
        threads.values().forEach(Thread::interrupt);
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
        Set<String> handled = Set.copyOf(threads.keySet());
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
