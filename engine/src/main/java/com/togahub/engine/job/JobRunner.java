package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.RunningJobs.Running;
import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.job.binding.JobContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes one job from its message to its outcome: fetch, check-in, action, check-out. */
public final class JobRunner {
    /** What became of a message. */
    public enum Delivery {
        /** The action ran and its outcome stands. */
        RAN,
        /** Finished before, or started by someone else: nothing was done. */
        SKIPPED,
        /** There is no such job; its row may not be visible yet. */
        UNKNOWN
    }

    private final JobStore store;
    private final JobJournal journal;
    private final ActionRegistry actions;
    private final Instances instances;
    private final ExecutorService executor;
    private final RunningJobs running;
    private final CheckOut checkOut;
    private final Duration defaultLimit;
    private final Clock clock;

    /**
     * A runner.
     *
     * @param executor runs actions; its threads may be interrupted
     * @param defaultLimit time limit of jobs without one of their own
     * @param clock tells actions their deadline; nothing stored depends on it
     */
    public JobRunner(
            JobStore store,
            JobJournal journal,
            ActionRegistry actions,
            Instances instances,
            ExecutorService executor,
            RunningJobs running,
            Duration defaultLimit,
            Clock clock) {
        this.store = requireNonNull(store, "store");
        this.journal = requireNonNull(journal, "journal");
        this.actions = requireNonNull(actions, "actions");
        this.instances = requireNonNull(instances, "instances");
        this.executor = requireNonNull(executor, "executor");
        this.running = requireNonNull(running, "running");
        this.checkOut = new CheckOut(store);
        this.defaultLimit = requireNonNull(defaultLimit, "defaultLimit");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Delivers a message; returns when the outcome is written. An interrupt of the calling thread ends the action and fails
     * the job.
     *
     * @param number the job's
     * @throws com.togahub.engine.store.StoreException when the job could not be fetched or checked in: nothing was run
     */
    public Delivery deliver(long number) {
        Optional<Job> found = store.find(number);
        if (found.isEmpty()) {
            return Delivery.UNKNOWN;
        }
        Job job = found.get();
        if (job.state().isFinished() || job.state() == JobState.RUNNING) {
            return Delivery.SKIPPED;
        }
        Attempt attempt = job.attemptToken();
        Running handle = running.enter(attempt);
        try {
            if (!store.checkIn(attempt)) {
                return Delivery.SKIPPED;
            }
            checkOut.write(attempt, run(job, handle));
            return Delivery.RAN;
        } finally {
            running.leave(attempt);
        }
    }

    /** Runs an action without a job, in the calling thread. */
    public Outcome runDirect(String uuid, String path, String parameters) {
        JobContext context = new UntrackedContext(uuid, clock.instant().plus(defaultLimit));
        return actions.find(path)
                .map(action -> invoke(action, parameters, context))
                .orElseGet(() -> noSuchAction(path));
    }

    private Outcome run(Job job, Running handle) {
        Optional<Action> action = actions.find(job.action());
        if (action.isEmpty()) {
            return noSuchAction(job.action());
        }
        Duration limit = job.timeLimit().orElse(defaultLimit);
        JobContext context = new RunningContext(job, clock.instant().plus(limit), handle, journal);
        Future<Outcome> future;
        try {
            future = executor.submit(() -> invoke(action.get(), job.parameters(), context));
        } catch (RejectedExecutionException full) {
            return new Outcome.Failed("the node cannot run another action: " + full.getMessage());
        }
        handle.begun(future);
        return await(future, limit, handle);
    }

    private static Outcome await(Future<Outcome> future, Duration limit, Running handle) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            handle.interrupt("timed out");
            return Outcome.timedOut(limit);
        } catch (CancellationException cancelled) {
            return new Outcome.Failed(handle.reason().orElse("cancelled"));
        } catch (ExecutionException failed) {
            return new Outcome.Failed(FailureReason.of(failed.getCause()));
        } catch (InterruptedException stopping) {
            handle.interrupt("stopped");
            Thread.currentThread().interrupt();
            return new Outcome.Failed("the node stopped before the action finished");
        }
    }

    private Outcome invoke(Action action, String parameters, JobContext context) {
        Object[] arguments;
        try {
            arguments = action.bind(parameters, context);
        } catch (BindingException misfit) {
            return new Outcome.Failed(misfit.getMessage());
        }
        try (Instances.Lease lease = instances.open(action.type())) {
            return new Outcome.Succeeded(
                    action.call(lease.instance(), arguments).map(ResultJson::write));
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable failure) {
            return new Outcome.Failed(FailureReason.of(failure));
        }
    }

    private static Outcome noSuchAction(String path) {
        return new Outcome.Failed("there is no action " + path);
    }
}
