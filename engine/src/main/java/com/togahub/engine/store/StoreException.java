package com.togahub.engine.store;

import static java.util.Objects.requireNonNull;

/** A statement or commit failed; the kind says what that means for the request. */
public final class StoreException extends RuntimeException {
    /** What a failure means. */
    public enum Kind {
        /** A unique key is taken; {@link #detail()} is the key's name. */
        DUPLICATE,
        /** A foreign key still points here, or points nowhere. */
        REFERENCED,
        /** A value does not fit its column. */
        VALUE,
        /** Deadlock or lock wait time-out: the whole transaction may be tried again. */
        CONFLICT,
        /** The statement took longer than one may. */
        TIMEOUT,
        /** The database cannot be reached or went away. */
        UNAVAILABLE,
        /** Anything else: a defect. */
        OTHER
    }

    private final Kind kind;
    private final String detail;

    /** A failure with its JDBC cause, which is for the server's log only. */
    public StoreException(Kind kind, String detail, Throwable cause) {
        super(kind + " " + detail, cause);
        this.kind = requireNonNull(kind, "kind");
        this.detail = requireNonNull(detail, "detail");
    }

    /** What the failure means. */
    public Kind kind() {
        return kind;
    }

    /** Name of the key or host concerned, or empty; never shown to callers as it is. */
    public String detail() {
        return detail;
    }
}
