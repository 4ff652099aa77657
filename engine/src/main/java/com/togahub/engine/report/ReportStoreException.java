package com.togahub.engine.report;

/** Reports cannot be kept now. */
public final class ReportStoreException extends RuntimeException {
    /** With what went wrong. */
    public ReportStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
