package com.togahub.engine.job;

import com.togahub.engine.store.StoreException;

/** The message of a job on its way through a {@link JobRunner}, which tells it what becomes of it, on any thread. */
public interface JobMessage {
    /** What became of a message. */
    enum Fate {
        /** The action ran and its outcome stands, or it could not begin here and the job is pending again. */
        HANDLED,
        /** Finished before, or started by someone else: nothing was done. */
        SKIPPED,
        /** There is no such job; its row may not be visible yet. */
        UNKNOWN
    }

    /** The job's number. */
    long job();

    /** The action is over, though its outcome is not written yet: another may begin. Not told when there is no room to wait. */
    void ended();

    /** The message is done with, and so is the action. Told once, and nothing after it. */
    void settled(Fate fate);

    /** The job could not be checked in and nothing was run: the message has to come again. Told in place of the others. */
    void notBegun(StoreException why);

    /**
     * The action has begun.
     *
     * @param stop ends it, should the node have to stop; does nothing once it is over
     */
    void begun(Runnable stop);
}
