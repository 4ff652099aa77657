package com.togahub.worker.clock;

import com.togahub.engine.job.Requeue;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Sends jobs that wait for their message, every minute. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class RequeueTimer {
    @Inject
    private Tick tick;

    @Inject
    private Requeue requeue;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "0", persistent = false)
    public void tick() {
        tick.onWorkers("the scheduler", requeue::run);
    }
}
