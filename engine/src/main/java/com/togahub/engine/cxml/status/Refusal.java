package com.togahub.engine.cxml.status;

import static java.util.Objects.requireNonNull;

/** Ends the handling of a document with a status other than success. */
public final class Refusal extends RuntimeException {
    private final Status status;

    /**
     * A refusal.
     *
     * @param status not a success
     * @param detail what is said to the sender beside the status' own text: never a secret, SQL, a host or a class name
     */
    public Refusal(Status status, String detail) {
        this(status, detail, null);
    }

    /** A refusal with its cause, which is for the server's log only. */
    public Refusal(Status status, String detail, Throwable cause) {
        super(requireNonNull(detail, "detail"), cause);
        this.status = requireNonNull(status, "status");
        if (status.isSuccess()) {
            throw new IllegalArgumentException("a refusal cannot be " + status);
        }
    }

    /** The status that is answered. */
    public Status status() {
        return status;
    }

    /** What is said to the sender. */
    public String detail() {
        return getMessage();
    }
}
