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
    private static final int NOT_MODIFIED = 304;

    public LogEntry {
        requireNonNull(context, "context");
        requireNonNull(messages, "messages");
    }

    /** Whether the caller got what was asked for. */
    public boolean isSuccess() {
        return isSuccess(status);
    }

    /** Whether a status says that the caller got what was asked for: 2xx, or 304 for what the caller has already. */
    public static boolean isSuccess(int status) {
        return (status >= 200 && status < 300) || status == NOT_MODIFIED;
    }
}
