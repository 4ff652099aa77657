package com.togahub.worker.clock;

import com.togahub.engine.job.Watchdog;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Ends jobs that run for too long, every minute. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class WatchdogTimer {
    @Inject
    private Tick tick;

    @Inject
    private Watchdog watchdog;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "5", persistent = false)
    public void tick() {
        tick.onWorkers("the watchdog", watchdog::endOverdue);
    }
}
