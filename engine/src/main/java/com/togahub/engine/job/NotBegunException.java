package com.togahub.engine.job;

/** An action could not be begun, as its node ends: nothing was run, and another node may run it. */
public final class NotBegunException extends RuntimeException {
    /** The failure that kept it from beginning. */
    public NotBegunException(RuntimeException cause) {
        super("the node ends and begins nothing any more", cause);
    }
}
