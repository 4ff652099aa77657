package com.togahub.persistence.history.check;

/** Where a job's row says that it stands. */
public enum State {
    PENDING,
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    /** Whether the attempt is over. */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** Whether the attempt has not been started. */
    public boolean isWaiting() {
        return this == PENDING || this == QUEUED;
    }
}
