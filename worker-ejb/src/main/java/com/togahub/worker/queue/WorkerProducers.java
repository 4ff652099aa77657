package com.togahub.worker.queue;

import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobJournal;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.TransactionBoundary;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.LargeParameters;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what runs jobs. */
@ApplicationScoped
public class WorkerProducers {
    // the server's own, unbounded: an action that ignores its interrupt keeps a thread. One that a class in WEB-INF/lib
    // defines is not bound by Payara Micro
    @Resource
    private ManagedExecutorService executor;

    /** The actions found in the application. */
    @Produces
    @Singleton
    ActionRegistry actions(DeployedActions deployed) {
        return ActionRegistry.of(deployed.types(), JsonConversions.ALL);
    }

    /** Calls actions. */
    @Produces
    @Singleton
    Invocation invocation(CdiInstances instances, TransactionBoundary transactions) {
        return new Invocation(instances, transactions);
    }

    /** Runs jobs. */
    @Produces
    @Singleton
    JobRunner runner(
            JobStore jobs,
            JobJournal journal,
            ActionRegistry actions,
            Retries retries,
            Invocation invocation,
            LargeParameters parameters,
            RunningJobs running,
            Settings settings,
            Clock clock) {
        return new JobRunner(
                jobs,
                journal,
                actions,
                retries,
                invocation,
                parameters,
                executor,
                running,
                settings.worker().maxExecutionTime(),
                clock);
    }
}
