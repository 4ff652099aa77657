package com.togahub.engine.settings;

/** Which parts a node serves. */
public enum Role {
    /** The HTTP doors alone. */
    API,
    /** Jobs and timers alone. */
    WORKER,
    /** Both. */
    ALL;

    /** Whether this node answers requests. */
    public boolean servesApi() {
        return this != WORKER;
    }

    /** Whether this node runs jobs and timers. */
    public boolean servesWorker() {
        return this != API;
    }
}
