package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

/**
 * A handler that sees the requests to a record.
 *
 * @param record id of the record type
 * @param phase before or after the operation
 * @param method GET, POST, PUT or DELETE
 * @param handler name of the code
 */
public record Interception(long record, Phase phase, String method, String handler) {
    /** When a handler runs. */
    public enum Phase {
        /** Before the payload is checked; may change or refuse it. */
        PRE,
        /** After the operation; sees its result. */
        POST
    }

    public Interception {
        requireNonNull(phase, "phase");
        requireNonNull(method, "method");
        requireNonNull(handler, "handler");
    }
}
