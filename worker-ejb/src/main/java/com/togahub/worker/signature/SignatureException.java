package com.togahub.worker.signature;

/** A signature is missing, malformed, too old or wrong. Says no more than that to keep secrets out of job rows. */
public final class SignatureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public SignatureException(String message) {
        super(message);
    }
}
