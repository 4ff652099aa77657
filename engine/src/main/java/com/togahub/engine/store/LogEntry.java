package com.togahub.engine.store;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.RequestContext;

/**
 * One row of {@code ApiTransactions}.
 *
 * @param context the request
 * @param status HTTP status of the answer
 * @param messages the answer's messages as JSON text
 * @param durationMs how long it took, in milliseconds
 * @param responseBytes size of the answer
 */
public record LogEntry(RequestContext context, int status, String messages, long durationMs, long responseBytes) {
    public LogEntry {
        requireNonNull(context, "context");
        requireNonNull(messages, "messages");
    }

    /** 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
