package com.togahub.engine.store;

/** Brings the log to where it belongs: what a crash or a full disk has left elsewhere. Safe on any number of nodes at once. */
public interface LogUpkeep {
    /**
     * Does all that can be done now; what must wait is left for the next run.
     *
     * @throws StoreException when Core cannot be read
     */
    void run();
}
