package com.togahub.benchmarks.action;

import com.togahub.benchmarks.measure.Starts;
import com.togahub.engine.job.binding.WorkerAction;

/** {@code Noop/Run}: says that it has begun. */
@WorkerAction(transactional = false)
public final class Noop {
    private final Starts starts;

    /** An action that tells these. */
    public Noop(Starts starts) {
        this.starts = starts;
    }

    /** Runs the job of this number. */
    public void run(int job) {
        starts.begun(job);
    }
}
