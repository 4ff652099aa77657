package com.togahub.engine.webhook;

/** A place for payloads cannot be reached or written. */
public final class PayloadStoreException extends RuntimeException {
    /** With what went wrong. */
    public PayloadStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
