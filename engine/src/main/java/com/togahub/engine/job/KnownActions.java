package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.binding.ActionRegistry;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The application's actions, once they are known: what holds them starts after what retries and starts jobs, and in an
 * application of several modules cannot be seen from there.
 */
public final class KnownActions {
    private final AtomicReference<Known> known = new AtomicReference<>();

    private record Known(ActionRegistry actions, Invocation invocation) {}

    /** Makes them known. */
    public void become(ActionRegistry actions, Invocation invocation) {
        known.set(new Known(requireNonNull(actions, "actions"), requireNonNull(invocation, "invocation")));
    }

    /**
     * The actions.
     *
     * @throws IllegalStateException while the application starts
     */
    public ActionRegistry actions() {
        return get().actions();
    }

    /**
     * How to call them.
     *
     * @throws IllegalStateException while the application starts
     */
    public Invocation invocation() {
        return get().invocation();
    }

    private Known get() {
        Known now = known.get();
        if (now == null) {
            throw new IllegalStateException("the application's actions are not known yet");
        }
        return now;
    }
}
