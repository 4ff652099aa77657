package com.togahub.worker.clock;

import com.togahub.engine.job.Watchdog;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Fails the jobs of nodes that are gone, every ten seconds. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class OrphanTimer {
    @Inject
    private Tick tick;

    @Inject
    private Watchdog watchdog;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "3/10", persistent = false)
    public void tick() {
        tick.onWorkers("the watchdog", watchdog::failOrphans);
    }
}
