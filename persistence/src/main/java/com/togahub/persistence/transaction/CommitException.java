package com.togahub.persistence.transaction;

import java.sql.SQLException;

/** The work was done and its transaction could not be committed. */
public final class CommitException extends Exception {
    private final boolean inDoubt;

    /** With what the database said. */
    CommitException(SQLException cause, boolean inDoubt) {
        super(cause.getMessage(), cause);
        this.inDoubt = inDoubt;
    }

    /** Whether it may have been committed all the same, because the database's answer was lost. */
    public boolean isInDoubt() {
        return inDoubt;
    }

    /** What the database said. */
    public SQLException failure() {
        return (SQLException) getCause();
    }
}
