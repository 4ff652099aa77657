package com.togahub.worker.clock;

import com.togahub.engine.identity.IdentityUpkeep;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Replaces signing secrets that are due and forgets what has expired, every minute. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class IdentityTimer {
    @Inject
    private Tick tick;

    @Inject
    private IdentityUpkeep upkeep;

    /** One tick. */
    @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
    public void tick() {
        tick.everywhere("the identity upkeep", upkeep::run);
    }
}
