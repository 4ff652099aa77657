package com.togahub.sqs;

import java.time.Duration;

/** Thrown by a listener that cannot handle a message now: it stays in the queue and is delivered again. */
public final class SqsRedelivery extends Exception {
    private final transient Duration delay;

    /**
     * Asks for another delivery.
     *
     * @param delay after how long, up to 12 hours
     * @param reason why, for the server's log
     */
    public SqsRedelivery(Duration delay, String reason) {
        super(reason);
        this.delay = delay;
    }

    /** After how long. */
    public Duration delay() {
        return delay;
    }
}
