package com.togahub.persistence.history.action;

import com.togahub.engine.job.binding.JobContext;
import java.time.Duration;

/** Where a simulated action runs. */
public interface Stage {
    /** The action has begun. */
    void begun(JobContext context);

    /** It is about to return, or to throw. */
    void ended(JobContext context, boolean isGood);

    /** It takes some time, up to this. */
    void work(Duration most);

    /** Starts another job as part of the action's transaction. */
    void spawn();

    /** A decision by chance. */
    boolean oneIn(int many);
}
