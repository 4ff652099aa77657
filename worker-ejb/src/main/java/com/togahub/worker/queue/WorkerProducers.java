package com.togahub.worker.queue;

import com.togahub.engine.job.JobJournal;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what runs jobs. */
@ApplicationScoped
@ManagedExecutorDefinition(name = WorkerProducers.EXECUTOR, maxAsync = 256)
public class WorkerProducers {
    static final String EXECUTOR = "java:app/concurrent/actions";

    // more threads than deliveries at once: an action that ignores its interrupt keeps its own
    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    /** The actions found in the application. */
    @Produces
    @Singleton
    ActionRegistry actions(DeployedActions deployed) {
        return ActionRegistry.of(deployed.types(), JsonConversions.ALL);
    }

    /** Runs jobs. */
    @Produces
    @Singleton
    JobRunner runner(
            JobStore jobs,
            JobJournal journal,
            ActionRegistry actions,
            CdiInstances instances,
            RunningJobs running,
            Settings settings,
            Clock clock) {
        return new JobRunner(
                jobs,
                journal,
                actions,
                instances,
                executor,
                running,
                settings.worker().maxExecutionTime(),
                clock);
    }
}
