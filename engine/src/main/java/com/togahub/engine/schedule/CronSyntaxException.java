package com.togahub.engine.schedule;

/** A text is no cron expression; the message says which field and why. */
public final class CronSyntaxException extends RuntimeException {
    /** With the reason. */
    public CronSyntaxException(String message) {
        super(message);
    }
}
