package com.togahub.worker.clock;

import com.togahub.engine.job.Requeue;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Sends jobs that were put off and whose time has come, every five seconds: pauses before retries may be short. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class DueTimer {
    @Inject
    private Tick tick;

    @Inject
    private Requeue requeue;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "2/5", persistent = false)
    public void tick() {
        tick.onWorkers("the scheduler of retries", requeue::runDue);
    }
}
