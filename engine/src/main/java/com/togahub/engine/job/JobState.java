package com.togahub.engine.job;

/** Where a job stands; derived from its row. */
public enum JobState {
    /** Stored, but no message was sent yet. */
    PENDING,
    /** A message was sent, or is about to be. */
    QUEUED,
    /** Checked in by an instance. */
    RUNNING,
    SUCCEEDED,
    FAILED;

    /** Whether it has its outcome. */
    public boolean isFinished() {
        return this == SUCCEEDED || this == FAILED;
    }
}
