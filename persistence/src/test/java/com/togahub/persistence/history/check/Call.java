package com.togahub.persistence.history.check;

/** What a caller asks for. */
public enum Call {
    /** A new job, committed before the answer. */
    RUN,
    /** A new job as part of a transaction. */
    RUN_AFTER_COMMIT,
    /** Another attempt of a finished job. */
    RETRY,
    /** The end of a job that is not finished. */
    CANCEL
}
