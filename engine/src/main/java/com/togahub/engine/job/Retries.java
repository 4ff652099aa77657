package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.RetryRule;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Decides whether a failed attempt is the job's end, by the rule of its action. */
public final class Retries {
    private final Supplier<ActionRegistry> actions;
    private final DoubleSupplier jitter;

    /**
     * The rules of these actions.
     *
     * @param jitter makes numbers from 0 to below 1, so that jobs that failed together do not come back together
     */
    public Retries(ActionRegistry actions, DoubleSupplier jitter) {
        this(() -> actions, jitter);
    }

    /** The same for actions that become known later. */
    public Retries(Supplier<ActionRegistry> actions, DoubleSupplier jitter) {
        this.actions = requireNonNull(actions, "actions");
        this.jitter = requireNonNull(jitter, "jitter");
    }

    /**
     * What becomes of a failure.
     *
     * @param action path of the action
     * @param retries how many times the job was tried again by itself
     */
    Outcome decide(String action, int retries, Outcome.Failed failure) {
        Optional<RetryRule> rule = actions.get().find(action).flatMap(Action::retry);
        return rule.filter(each -> retries < each.most())
                .map(each -> (Outcome)
                        new Outcome.Postponed(failure.reason(), each.delay(retries, jitter.getAsDouble()), true))
                .orElse(failure);
    }
}
