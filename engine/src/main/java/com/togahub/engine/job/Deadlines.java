package com.togahub.engine.job;

import java.time.Duration;

/** Calls back when a time is over. */
@FunctionalInterface
public interface Deadlines {
    /**
     * Has something done later, on another thread.
     *
     * @param work short, and fails never
     * @return calls it off; does nothing once it is done
     */
    Runnable after(Duration time, Runnable work);
}
