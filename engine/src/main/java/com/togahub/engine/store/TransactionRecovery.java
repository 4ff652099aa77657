package com.togahub.engine.store;

/** Ends what crashes have left of transactions over several database hosts. Safe on any number of nodes at once. */
public interface TransactionRecovery {
    /**
     * Ends all that can be ended now; what must wait is left for the next run.
     *
     * @throws StoreException when Core cannot be read
     */
    void run();
}
