package com.togahub.persistence.migration;

/** A schema is not in the state that this version needs. */
public final class MigrationException extends RuntimeException {
    /** A failure that names the schema; the cause may be null. */
    public MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
