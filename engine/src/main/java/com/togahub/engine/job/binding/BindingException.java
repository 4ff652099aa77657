package com.togahub.engine.job.binding;

/** A job's parameters do not fit its action; the message names the parameter and says why. */
public final class BindingException extends RuntimeException {
    /** A misfit. */
    public BindingException(String message) {
        super(message);
    }

    /** A misfit with its cause. */
    public BindingException(String message, Throwable cause) {
        super(message, cause);
    }
}
