package com.togahub.engine.job;

import java.util.Map;

/**
 * Starts background jobs from code. An action's path that has not the form of one, or parameters that are no JSON object, are
 * refused with EV-7; whether the action exists is found out when the job runs.
 */
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
     * Adds a job to the caller's transaction: rolled back, it never was; committed, its message is sent at once, and by the
     * scheduler should that fail. Outside of a transaction it is one of its own.
     */
    JobId runAfterCommit(String action, String parameters);

    /**
     * Runs an action at once, in the caller's thread and transaction context, with nothing stored: for trying things out.
     *
     * @throws com.togahub.engine.problem.ProblemException EV-14 when there is no such action, EV-7 when the parameters do not
     *     fit it
     */
    Outcome runDirect(String action, String parameters);

    /** {@link #run(String, String)} with parameters that can be written as JSON. */
    default JobId run(String action, Map<String, ?> parameters) {
        return run(action, ResultJson.plain(parameters));
    }

    /** {@link #runAfterCommit(String, String)} with parameters that can be written as JSON. */
    default JobId runAfterCommit(String action, Map<String, ?> parameters) {
        return runAfterCommit(action, ResultJson.plain(parameters));
    }
}
