package com.togahub.engine.job.binding.action;

import com.togahub.engine.job.binding.WorkerAction;

/** Two methods with one path, and one that cannot be bound. */
@WorkerAction
public class Clash {
    /** The first. */
    public void run(String text) {
        throw new IllegalStateException(text);
    }

    /** The second. */
    public void run(int number) {
        throw new IllegalStateException("" + number);
    }

    /** Of a type that no JSON becomes. */
    public void thread(Thread thread) {
        throw new IllegalStateException(thread.getName());
    }
}
