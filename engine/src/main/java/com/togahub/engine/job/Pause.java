package com.togahub.engine.job;

import java.time.Duration;

/** How a thread waits before it tries again. */
@FunctionalInterface
public interface Pause {
    /** Waits in the time of this machine. */
    Pause REAL = length -> Thread.sleep(length.toMillis());

    /**
     * Waits.
     *
     * @throws InterruptedException when the node stops meanwhile
     */
    void of(Duration length) throws InterruptedException;
}
