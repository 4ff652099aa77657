package com.togahub.persistence.job;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.JobJournal;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;

/** {@code WorkerJobLogs}, and the progress of running jobs. What cannot be written goes to the server's log. */
public final class JobLogTable implements JobJournal {
    private static final Logger LOG = System.getLogger(JobLogTable.class.getName());
    private static final String INSERT =
            "INSERT INTO WorkerJobLogs (workerJobId, attempt, dtLogged, level, line) VALUES (?, ?, NOW(3), ?, ?)";

    private static final String PROGRESS =
            "UPDATE WorkerJobs SET progress = ? WHERE id = ? AND attempt = ? AND isSuccess IS NULL";

    private final Jdbc core;

    /** The table. */
    public JobLogTable(ConnectionSource core) {
        this.core = new Jdbc(core);
    }

    @Override
    public void log(Attempt attempt, Level level, String line) {
        try {
            core.update(INSERT, attempt.job(), attempt.number(), level.name(), line);
        } catch (StoreException away) {
            LOG.log(Logger.Level.WARNING, "job {0}: {1} ({2})", attempt.job(), line, away);
        }
    }

    @Override
    public void progress(Attempt attempt, int percent) {
        try {
            core.update(PROGRESS, percent, attempt.job(), attempt.number());
        } catch (StoreException away) {
            LOG.log(Logger.Level.WARNING, "job {0}: {1} % ({2})", attempt.job(), percent, away);
        }
    }
}
