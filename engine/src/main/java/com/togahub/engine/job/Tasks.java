package com.togahub.engine.job;

import com.togahub.engine.store.Session;

/** Starts background jobs from code. */
public interface Tasks {
    /**
     * Stores a job, commits it in a transaction of its own, and sends its message. When the message cannot be sent the
     * job stays pending and is sent later: it is never lost.
     *
     * @param action path of the action, such as {@code Reports/Daily/Generate}
     * @param parameters a JSON object as text
     */
    JobId run(String action, String parameters);

    /**
     * Adds a job to the session's transaction: rolled back, it never was; committed, it is sent by the next tick of the
     * scheduler.
     */
    JobId runAfterCommit(Session session, String action, String parameters);
}
