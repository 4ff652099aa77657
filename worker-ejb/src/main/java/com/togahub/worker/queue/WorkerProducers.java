package com.togahub.worker.queue;

import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobJournal;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.Outcomes;
import com.togahub.engine.job.Pause;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.SharedTimer;
import com.togahub.engine.job.TransactionBoundary;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.LargeParameters;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds what runs jobs. */
@ApplicationScoped
public class WorkerProducers {
    // the server's own, unbounded: an action that ignores its interrupt keeps a thread. One that a class in WEB-INF/lib
    // defines is not bound by Payara Micro
    @Resource
    private ManagedExecutorService executor;

    // its tasks begin on threads of any kind, also ones that the server does not know
    private final ExecutorService writers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "toga-outcomes");
        thread.setDaemon(true);
        return thread;
    });

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

    /** Ends jobs that run too long. */
    @Produces
    @Singleton
    SharedTimer deadlines() {
        return new SharedTimer();
    }

    /** Ends with the application. */
    void close(@Disposes SharedTimer timer) {
        timer.close();
    }

    /** Writes how jobs end. */
    @Produces
    @Singleton
    Outcomes outcomes(JobStore jobs, SharedTimer timer) {
        return new Outcomes(jobs, writers, timer, Pause.REAL);
    }

    /** Those that write outcomes end with what they have begun: the server may stop its queue, and so the last jobs, after this. */
    @PreDestroy
    void end() {
        writers.shutdown();
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
            Outcomes outcomes,
            SharedTimer timer,
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
                outcomes,
                timer,
                settings.worker().maxExecutionTime(),
                clock);
    }
}
