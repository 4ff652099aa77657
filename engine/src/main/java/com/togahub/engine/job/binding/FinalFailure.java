package com.togahub.engine.job.binding;

/** An action's failure that no later attempt would mend: its job fails at once, whatever {@link Retry} says. */
public final class FinalFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason, which is shown as it is. */
    public FinalFailure(String reason) {
        super(reason);
    }
}
