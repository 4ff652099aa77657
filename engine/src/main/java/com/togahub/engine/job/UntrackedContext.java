package com.togahub.engine.job;

import com.togahub.engine.job.binding.JobContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** The context of an action run directly: nothing is stored, its lines go to the server's log. */
record UntrackedContext(String uuid, Instant deadline) implements JobContext {
    private static final Logger LOG = System.getLogger(UntrackedContext.class.getName());

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public void progress(int percent) {
        LOG.log(Level.DEBUG, "{0}: {1} %", uuid, percent);
    }

    @Override
    public void log(String line) {
        LOG.log(Level.INFO, "{0}: {1}", uuid, line);
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
