package com.togahub.worker.clock;

import com.togahub.engine.store.TransactionRecovery;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Ends transactions over several hosts that a crash has left open, every minute, on every node. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class TransactionTimer {
    @Inject
    private Tick tick;

    @Inject
    private TransactionRecovery recovery;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    public void tick() {
        tick.everywhere("the recovery of transactions", recovery::run);
    }
}
