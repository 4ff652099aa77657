package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.CheckIn.Started;
import com.togahub.engine.job.RunningJobs.Running;
import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.Parameters;
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

/** Takes one job from its message to its outcome: check-in, action, check-out. */
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
    private final Retries retries;
    private final Invocation invocation;
    private final Parameters parameters;
    private final ExecutorService executor;
    private final RunningJobs running;
    private final CheckOut checkOut;
    private final Duration defaultLimit;
    private final Clock clock;

    /**
     * A runner.
     *
     * @param parameters finds those that are not in the jobs' rows
     * @param executor runs actions; its threads may be interrupted
     * @param defaultLimit time limit of jobs without one of their own
     * @param clock tells actions their deadline; nothing stored depends on it
     */
    public JobRunner(
            JobStore store,
            JobJournal journal,
            ActionRegistry actions,
            Retries retries,
            Invocation invocation,
            Parameters parameters,
            ExecutorService executor,
            RunningJobs running,
            Duration defaultLimit,
            Clock clock) {
        this(
                store,
                journal,
                actions,
                retries,
                invocation,
                parameters,
                executor,
                running,
                defaultLimit,
                clock,
                Pause.REAL);
    }

    /**
     * The same.
     *
     * @param pause how it waits before it tries again to write an outcome
     */
    public JobRunner(
            JobStore store,
            JobJournal journal,
            ActionRegistry actions,
            Retries retries,
            Invocation invocation,
            Parameters parameters,
            ExecutorService executor,
            RunningJobs running,
            Duration defaultLimit,
            Clock clock,
            Pause pause) {
        this.store = requireNonNull(store, "store");
        this.journal = requireNonNull(journal, "journal");
        this.actions = requireNonNull(actions, "actions");
        this.retries = requireNonNull(retries, "retries");
        this.invocation = requireNonNull(invocation, "invocation");
        this.parameters = requireNonNull(parameters, "parameters");
        this.executor = requireNonNull(executor, "executor");
        this.running = requireNonNull(running, "running");
        this.checkOut = new CheckOut(store, requireNonNull(pause, "pause"));
        this.defaultLimit = requireNonNull(defaultLimit, "defaultLimit");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Delivers a message; returns when the outcome is written. An interrupt of the calling thread ends the action and fails
     * the job.
     *
     * @param number the job's
     * @throws com.togahub.engine.store.StoreException when the job could not be checked in: nothing was run
     */
    public Delivery deliver(long number) {
        Job job;
        Running handle;
        running.starting(number);
        try {
            CheckIn checkIn = store.checkIn(number);
            if (!(checkIn instanceof Started started)) {
                return checkIn instanceof CheckIn.Unknown ? Delivery.UNKNOWN : Delivery.SKIPPED;
            }
            job = started.job();
            handle = running.enter(job.attemptToken());
        } finally {
            running.started(number);
        }
        run(job, handle);
        return Delivery.RAN;
    }

    private void run(Job job, Running handle) {
        try {
            checkOut.write(job.attemptToken(), outcome(job, handle));
        } catch (NotBegunException ending) {
            store.release(job.attemptToken());
        } finally {
            running.leave(job.attemptToken());
        }
    }

    private Outcome outcome(Job job, Running handle) {
        Optional<Action> action = actions.find(job.action());
        if (action.isEmpty()) {
            return new Outcome.Failed("there is no action " + job.action());
        }
        Duration limit = job.timeLimit().orElse(defaultLimit);
        JobContext context = new RunningContext(job, clock.instant().plus(limit), handle, journal);
        Future<Outcome> future;
        try {
            future = executor.submit(() -> invoke(action.get(), job, context, limit, handle));
        } catch (RejectedExecutionException ending) {
            // the server's executor takes any number, until the server ends
            throw new NotBegunException(ending);
        }
        handle.begun(future);
        return await(job, future, limit, handle);
    }

    private Outcome await(Job job, Future<Outcome> future, Duration limit, Running handle) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            handle.interrupt("timed out");
            return failed(job, Outcome.Failed.timedOut(limit));
        } catch (CancellationException cancelled) {
            return new Outcome.Failed(handle.reason().orElse("cancelled"));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NotBegunException ending) {
                throw ending;
            }
            return failed(job, new Outcome.Failed(FailureReason.of(failed.getCause())));
        } catch (InterruptedException stopping) {
            handle.interrupt("stopped");
            Thread.currentThread().interrupt();
            return failed(job, new Outcome.Failed("the node stopped before the action finished"));
        }
    }

    private Outcome invoke(Action action, Job job, JobContext context, Duration limit, Running handle) {
        try {
            String given = parameters.resolve(job.id().uuid(), job.parameters());
            return new Outcome.Succeeded(invocation.call(action, given, context, limit, handle::isInterrupted));
        } catch (BindingException misfit) {
            return new Outcome.Failed(misfit.getMessage());
        } catch (VirtualMachineError | NotBegunException passedOn) {
            throw passedOn;
        } catch (Throwable failure) {
            return failed(job, new Outcome.Failed(FailureReason.of(failure)));
        }
    }

    private Outcome failed(Job job, Outcome.Failed failure) {
        return retries.decide(job.action(), job.retries(), failure);
    }
}
