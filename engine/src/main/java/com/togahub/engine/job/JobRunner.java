package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.CheckIn.Started;
import com.togahub.engine.job.JobMessage.Fate;
import com.togahub.engine.job.RunningJobs.Running;
import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.job.binding.FinalFailure;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.NotYet;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes jobs from their messages to their outcomes: check-in, action, check-out. Messages that come together are checked in
 * together; nobody waits for an action.
 */
public final class JobRunner {
    private static final Logger LOG = System.getLogger(JobRunner.class.getName());

    private final JobStore store;
    private final JobJournal journal;
    private final ActionRegistry actions;
    private final Retries retries;
    private final Invocation invocation;
    private final Parameters parameters;
    private final ExecutorService executor;
    private final RunningJobs running;
    private final Outcomes outcomes;
    private final Deadlines deadlines;
    private final Duration defaultLimit;
    private final Clock clock;

    /**
     * A runner.
     *
     * @param parameters finds those that are not in the jobs' rows
     * @param executor runs actions, any number at once; its threads may be interrupted
     * @param outcomes writes how they end
     * @param deadlines ends those that run too long
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
            Outcomes outcomes,
            Deadlines deadlines,
            Duration defaultLimit,
            Clock clock) {
        this.store = requireNonNull(store, "store");
        this.journal = requireNonNull(journal, "journal");
        this.actions = requireNonNull(actions, "actions");
        this.retries = requireNonNull(retries, "retries");
        this.invocation = requireNonNull(invocation, "invocation");
        this.parameters = requireNonNull(parameters, "parameters");
        this.executor = requireNonNull(executor, "executor");
        this.running = requireNonNull(running, "running");
        this.outcomes = requireNonNull(outcomes, "outcomes");
        this.deadlines = requireNonNull(deadlines, "deadlines");
        this.defaultLimit = requireNonNull(defaultLimit, "defaultLimit");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Checks jobs in and begins their actions; returns once they are begun. The messages are told what becomes of them. */
    public void deliver(List<? extends JobMessage> messages) {
        messages.forEach(message -> running.starting(message.job()));
        try {
            begin(messages);
        } finally {
            messages.forEach(message -> running.started(message.job()));
        }
    }

    private void begin(List<? extends JobMessage> messages) {
        List<CheckIn> answers;
        try {
            answers = store.checkIn(messages.stream().map(JobMessage::job).toList());
        } catch (StoreException failure) {
            if (messages.size() > 1 && failure.kind() != StoreException.Kind.UNAVAILABLE) {
                // a row that is locked holds up none of the others
                messages.forEach(each -> begin(List.of(each)));
            } else {
                messages.forEach(each -> each.notBegun(failure));
            }
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            JobMessage message = messages.get(i);
            if (answers.get(i) instanceof Started started) {
                new Run(started.job(), message).begin();
            } else {
                message.settled(answers.get(i) instanceof CheckIn.Unknown ? Fate.UNKNOWN : Fate.SKIPPED);
            }
        }
    }

    /** One attempt from its check-in to its outcome. Whoever decides first how it ends has decided. */
    private final class Run {
        private final Job job;
        private final JobMessage message;
        private final Duration limit;
        private final Running handle;
        private final AtomicBoolean isDecided = new AtomicBoolean();
        private final AtomicReference<Future<?>> work = new AtomicReference<>();
        private volatile Runnable inTime = () -> {};

        Run(Job job, JobMessage message) {
            this.job = job;
            this.message = message;
            this.limit = job.timeLimit().orElse(defaultLimit);
            this.handle = running.enter(job.attemptToken(), why -> end(new Outcome.Failed(why)));
        }

        void begin() {
            Optional<Action> action = actions.find(job.action());
            if (action.isEmpty()) {
                decide(new Outcome.Failed("there is no action " + job.action()));
                return;
            }
            JobContext context = new RunningContext(job, clock.instant().plus(limit), handle, journal);
            inTime = deadlines.after(limit, () -> end(failed(Outcome.Failed.timedOut(limit))));
            message.begun(() -> end(failed(new Outcome.Failed("the node stopped before the action finished"))));
            try {
                work.set(executor.submit(() -> carryOut(action.get(), context)));
            } catch (RejectedExecutionException ending) {
                // the server's executor takes any number, until the server ends
                release();
            }
            if (handle.isInterrupted()) {
                interrupt();
            }
        }

        private void carryOut(Action action, JobContext context) {
            Outcome outcome;
            try {
                outcome = invoke(action, context);
            } catch (NotBegunException ending) {
                release();
                return;
            } catch (VirtualMachineError fatal) {
                decide(failed(new Outcome.Failed(FailureReason.of(fatal))));
                throw fatal;
            }
            // otherwise what it did is void, and whoever interrupted it says how it ended
            if (!handle.isInterrupted()) {
                decide(outcome);
            }
        }

        private Outcome invoke(Action action, JobContext context) {
            try {
                String given = parameters.resolve(job.id().uuid(), job.parameters());
                return new Outcome.Succeeded(invocation.call(action, given, context, limit, handle::isInterrupted));
            } catch (BindingException misfit) {
                return new Outcome.Failed(misfit.getMessage());
            } catch (FinalFailure end) {
                return new Outcome.Failed(end.getMessage());
            } catch (NotYet wait) {
                return new Outcome.Postponed(wait.getMessage(), wait.delay(), false);
            } catch (VirtualMachineError | NotBegunException passedOn) {
                throw passedOn;
            } catch (Throwable failure) {
                return failed(new Outcome.Failed(FailureReason.of(failure)));
            }
        }

        /** Ends it from outside. An action that ignores its interrupt goes on, but for nothing, and keeps no slot. */
        private void end(Outcome outcome) {
            if (!isDecided.get()) {
                handle.giveUp();
                interrupt();
                decide(outcome);
            }
        }

        private void interrupt() {
            Future<?> begun = work.get();
            if (begun != null) {
                begun.cancel(true);
            }
        }

        private void decide(Outcome outcome) {
            if (isDecided.compareAndSet(false, true)) {
                inTime.run();
                if (outcomes.add(new End(job.attemptToken(), outcome), this::settle)) {
                    message.ended();
                }
            }
        }

        private void settle() {
            running.leave(job.attemptToken());
            message.settled(Fate.HANDLED);
        }

        private void release() {
            if (isDecided.compareAndSet(false, true)) {
                inTime.run();
                try {
                    store.release(job.attemptToken());
                } catch (StoreException away) {
                    LOG.log(Level.WARNING, "job {0} is let go of at a later heartbeat: {1}", job.id(), away);
                } finally {
                    settle();
                }
            }
        }

        private Outcome failed(Outcome.Failed failure) {
            return retries.decide(job.action(), job.retries(), failure);
        }
    }
}
