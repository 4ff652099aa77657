package com.togahub.worker.clock;

import com.togahub.engine.job.CronTicker;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Starts scheduled jobs. Looks every ten seconds whether a minute has begun, as the database's minutes begin at some second of
 * this node's.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class CronTimer {
    @Inject
    private Tick tick;

    @Inject
    private CronTicker cron;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void tick() {
        tick.onWorkers("the cron scheduler", cron::tick);
    }
}
