package com.togahub.persistence.demo;

/** Demo data cannot be loaded, or is where it must not be: the start ends. */
public final class DemoException extends RuntimeException {
    /** A failure that says what to do; the cause may be null. */
    public DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
