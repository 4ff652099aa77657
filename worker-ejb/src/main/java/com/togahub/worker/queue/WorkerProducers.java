package com.togahub.worker.queue;

import com.togahub.engine.job.JobJournal;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.settings.Settings;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Builds what runs jobs. */
@ApplicationScoped
@ManagedExecutorDefinition(name = WorkerProducers.EXECUTOR, maxAsync = 256)
public class WorkerProducers {
    static final String EXECUTOR = "java:app/concurrent/actions";

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
            Clock clock)
            throws NamingException {
        return new JobRunner(
                jobs,
                journal,
                actions,
                instances,
                executor(),
                running,
                settings.worker().maxExecutionTime(),
                clock);
    }

    /**
     * More threads than deliveries at once: an action that ignores its interrupt keeps its own. Looked up when it is needed,
     * since Payara Micro checks references of a library's beans before it has registered what they define.
     */
    @SuppressWarnings("BanJNDI") // the name is a constant of this class
    private static ManagedExecutorService executor() throws NamingException {
        return InitialContext.doLookup(EXECUTOR);
    }
}
