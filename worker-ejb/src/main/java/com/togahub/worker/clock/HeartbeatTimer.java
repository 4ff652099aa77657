package com.togahub.worker.clock;

import com.togahub.engine.job.Heartbeat;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Says that this node lives, every ten seconds. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class HeartbeatTimer {
    @Inject
    private Tick tick;

    @Inject
    private Heartbeat heartbeat;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void tick() {
        tick.everywhere("the heartbeat", heartbeat::beat);
    }

    /** The node stops. */
    @PreDestroy
    public void stop() {
        tick.everywhere("the heartbeat", heartbeat::stop);
    }
}
