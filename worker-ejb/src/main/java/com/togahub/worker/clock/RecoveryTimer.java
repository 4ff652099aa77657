package com.togahub.worker.clock;

import com.togahub.engine.webhook.PayloadRecovery;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Makes jobs of webhooks that were kept elsewhere, every minute. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class RecoveryTimer {
    @Inject
    private Tick tick;

    @Inject
    private PayloadRecovery recovery;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    public void tick() {
        // a spool belongs to its node, whatever that serves
        tick.everywhere("the payload recovery", recovery::run);
    }
}
