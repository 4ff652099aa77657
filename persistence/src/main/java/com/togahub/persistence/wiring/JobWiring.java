package com.togahub.persistence.wiring;

import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.job.CronPreviewRoute;
import com.togahub.engine.job.CronRunRoute;
import com.togahub.engine.job.CronStore;
import com.togahub.engine.job.CronTicker;
import com.togahub.engine.job.DirectRuns;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Doorbell;
import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.JobActs;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobJournal;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobTasks;
import com.togahub.engine.job.JobWatch;
import com.togahub.engine.job.KnownActions;
import com.togahub.engine.job.Requeue;
import com.togahub.engine.job.Rescue;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunRoute;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.job.Watchdog;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Database;
import com.togahub.persistence.job.CronTable;
import com.togahub.persistence.job.JobLogTable;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.job.JobUpkeep;
import com.togahub.persistence.transaction.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Jobs: their store, their services, and what keeps them moving. */
@ApplicationScoped
public class JobWiring {
    /** The jobs' rows. */
    @Produces
    @Singleton
    JobTable jobs(Connections connections, Settings settings) {
        return new JobTable(connections::core, settings.core().schema(), settings.instanceId());
    }

    /** Instances, and jobs left behind. */
    @Produces
    @Singleton
    JobWatch watch(Connections connections, Settings settings) {
        String version = Optional.ofNullable(JobWiring.class.getPackage().getImplementationVersion())
                .orElse("unknown");
        JobUpkeep.Instance instance = new JobUpkeep.Instance(
                settings.instanceId(),
                settings.region(),
                version,
                settings.role().name().toLowerCase(Locale.ROOT));
        return new JobUpkeep(connections::core, instance);
    }

    /** Log lines and progress. */
    @Produces
    @Singleton
    JobJournal journal(Connections connections) {
        return new JobLogTable(connections::core);
    }

    /** Schedules. */
    @Produces
    @Singleton
    CronStore crons(Connections connections, JobTable jobs, Settings settings) {
        return new CronTable(connections::core, jobs);
    }

    /** Sends messages of committed jobs. */
    @Produces
    @Singleton
    Dispatch dispatch(JobStore jobs, Doorbell doorbell) {
        return new Dispatch(jobs, doorbell);
    }

    /** Starts jobs. */
    @Produces
    @Singleton
    Tasks tasks(JobStore jobs, Dispatch dispatch, Database database, DirectRuns direct) {
        return new JobTasks(jobs, dispatch, database, direct);
    }

    /** Steers jobs. */
    @Produces
    @Singleton
    JobControl control(JobStore jobs, Dispatch dispatch, RunningJobs running, Database database) {
        return new JobControl(jobs, dispatch, running, database);
    }

    /** The route that makes finished jobs run again. */
    @Produces
    @Singleton
    ScriptedApi retries(JobControl jobs) {
        return JobActs.retries(jobs);
    }

    /** The route that ends jobs. */
    @Produces
    @Singleton
    ScriptedApi cancellations(JobControl jobs) {
        return JobActs.cancellations(jobs);
    }

    /** The route that starts a job. */
    @Produces
    @Singleton
    ScriptedApi runs(Tasks tasks) {
        return new RunRoute(tasks);
    }

    /** The route that runs a schedule's action now. */
    @Produces
    @Singleton
    ScriptedApi cronRuns(CronStore crons, Dispatch dispatch, Database database) {
        return new CronRunRoute(crons, dispatch, database);
    }

    /** The route that says what a schedule means. */
    @Produces
    @Singleton
    ScriptedApi cronPreview(Clock clock) {
        return new CronPreviewRoute(clock);
    }

    /** The scheduler's first part. */
    @Produces
    @Singleton
    Requeue requeue(JobStore jobs, Dispatch dispatch, Settings settings) {
        return new Requeue(jobs, dispatch, settings.worker().requeueAfter());
    }

    /** What runs here. */
    @Produces
    @Singleton
    RunningJobs running() {
        return new RunningJobs();
    }

    /** The actions, which another module holds. */
    @Produces
    @Singleton
    KnownActions known() {
        return new KnownActions();
    }

    /** When failed jobs are tried again. */
    @Produces
    @Singleton
    Retries retries(KnownActions known) {
        return new Retries(known::actions, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Runs actions without jobs. */
    @Produces
    @Singleton
    DirectRuns direct(KnownActions known, Settings settings, Clock clock) {
        return new DirectRuns(known, settings.worker().maxExecutionTime(), clock);
    }

    /** Ends what will not end by itself. */
    @Produces
    @Singleton
    Rescue rescue(JobStore jobs, Retries retries) {
        return new Rescue(jobs, retries);
    }

    /** This node's pulse. */
    @Produces
    @Singleton
    Heartbeat heartbeat(JobWatch watch, JobStore jobs, Rescue rescue, RunningJobs running) {
        return new Heartbeat(watch, jobs, rescue, running);
    }

    /** The scheduler's second part. */
    @Produces
    @Singleton
    Watchdog watchdog(
            JobWatch watch, JobStore jobs, Rescue rescue, RunningJobs running, Heartbeat heartbeat, Settings settings) {
        return new Watchdog(
                watch, jobs, rescue, running, heartbeat, settings.worker().maxExecutionTime());
    }

    /** The schedules' clockwork. */
    @Produces
    @Singleton
    CronTicker cronTicker(CronStore crons, Dispatch dispatch) {
        return new CronTicker(crons, dispatch);
    }
}
