package com.togahub.engine.webhook;

/** What became of a delivery. */
public enum WebhookOutcome {
    /** A job row was committed. */
    STORED,
    /** Its delivery id was seen in the last seven days: no second job. */
    DUPLICATE,
    /** Its body is too large: the job row says so, and that it has failed. */
    TOO_LARGE,
    /** No database: the payload lies in the bucket and becomes a job later. */
    STASHED,
    /** Neither database nor bucket: the payload lies in a file and becomes a job later. */
    SPOOLED,
    /** The path cannot be an action's: no job. */
    IGNORED
}
