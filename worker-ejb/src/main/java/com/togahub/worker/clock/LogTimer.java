package com.togahub.worker.clock;

import com.togahub.engine.store.LogUpkeep;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Brings lines to the log file that a crash has left in the database, every five minutes, on every node. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class LogTimer {
    @Inject
    private Tick tick;

    @Inject
    private LogUpkeep upkeep;

    /** One tick. */
    @Schedule(hour = "*", minute = "*/5", second = "40", persistent = false)
    public void tick() {
        tick.everywhere("the upkeep of the log", upkeep::run);
    }
}
