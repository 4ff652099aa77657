package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs actions at once, in the caller's thread, with nothing stored: for trying things out. */
public final class DirectRuns {
    private final Supplier<ActionRegistry> actions;
    private final Supplier<Invocation> invocation;
    private final Duration limit;
    private final Clock clock;

    /**
     * Direct runs.
     *
     * @param limit the deadline that actions are told; nobody ends them
     */
    public DirectRuns(ActionRegistry actions, Invocation invocation, Duration limit, Clock clock) {
        this(() -> actions, () -> invocation, limit, clock);
    }

    /** The same for actions that become known later. */
    public DirectRuns(KnownActions known, Duration limit, Clock clock) {
        this(known::actions, known::invocation, limit, clock);
    }

    private DirectRuns(Supplier<ActionRegistry> actions, Supplier<Invocation> invocation, Duration limit, Clock clock) {
        this.actions = requireNonNull(actions, "actions");
        this.invocation = requireNonNull(invocation, "invocation");
        this.limit = requireNonNull(limit, "limit");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Runs an action.
     *
     * @param path its path
     * @param parameters a JSON object as text
     * @return how it ended
     * @throws ProblemException EV-14 when there is no such action, EV-7 when the parameters do not fit it
     */
    public Outcome run(String path, String parameters) {
        Action action = actions.get()
                .find(path)
                .orElseThrow(() -> new ProblemException(Problem.of(Code.EV_14, "There is no action " + path + ".")
                        .at("action")));
        UntrackedContext context = new UntrackedContext(
                UUID.randomUUID().toString(), clock.instant().plus(limit));
        try {
            return new Outcome.Succeeded(invocation.get().call(action, parameters, context, limit, () -> false));
        } catch (BindingException misfit) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, misfit.getMessage()).at("parameters"));
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable failure) {
            return new Outcome.Failed(FailureReason.of(failure));
        }
    }
}
