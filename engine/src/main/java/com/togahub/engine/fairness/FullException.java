package com.togahub.engine.fairness;

/** An owner has its share, or there is nothing left, and waiting has not helped. */
public final class FullException extends Exception {
    private static final long serialVersionUID = 1;

    /** With what to say of it. */
    FullException(String message) {
        // thrown where there is too much to do already: without the trace
        super(message, null, false, false);
    }
}
