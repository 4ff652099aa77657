package com.togahub.it.support;

/** The queue that tells the workers of the run of jobs, past the application. */
public final class WorkerQueue {
    private WorkerQueue() {}

    /** Sends the message of a job. */
    public static void send(long job) {
        queue().send(job);
    }

    /** Messages that nobody has acknowledged, those being worked on included. */
    public static int unacknowledged() {
        return queue().unacknowledged();
    }

    /** Messages that a node has received and not acknowledged. */
    public static int beingHandled() {
        return queue().beingHandled();
    }

    private static MessageQueue queue() {
        return new MessageQueue(Run.product().workerQueueUrl());
    }
}
