package com.togahub.worker.signature;

/** The body of a webhook, though rightly signed, is not what its sender sends. */
public final class BodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public BodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
