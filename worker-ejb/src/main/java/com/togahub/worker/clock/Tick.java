package com.togahub.worker.clock;

import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.StoreException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Runs one tick: not on nodes that have no part in it, and without tearing down its timer when it fails. */
@Dependent
public class Tick {
    private static final System.Logger LOG = System.getLogger(Tick.class.getName());

    @Inject
    private Settings settings;

    /** Runs on nodes that work. */
    void onWorkers(String name, Runnable work) {
        if (settings.role().servesWorker()) {
            everywhere(name, work);
        }
    }

    /** Runs on every node. */
    void everywhere(String name, Runnable work) {
        try {
            work.run();
        } catch (StoreException away) {
            LOG.log(System.Logger.Level.WARNING, "{0} waits for the database: {1}", name, away.getMessage());
        } catch (RuntimeException failure) {
            // the next tick may find things better; a timer that throws is called again at once and then given up
            LOG.log(System.Logger.Level.ERROR, name + " failed", failure);
        }
    }
}
