package com.togahub.it.action;

import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code Rehearsal/..}: shows how jobs run. */
@WorkerAction
public class Rehearsal {
    private static final int PATIENCE_SECONDS = 20;
    private static final Map<String, CyclicBarrier> ROOMS = new ConcurrentHashMap<>();

    /** Leaves a line in the job's log each time it runs. */
    public void leaveALine(JobContext job) {
        job.log("ran");
    }

    /**
     * Ends when as many jobs as are awaited are in the room at the same time, on one node.
     *
     * @throws TimeoutException when they do not come
     */
    public void meet(String room, int awaited) throws InterruptedException, BrokenBarrierException, TimeoutException {
        ROOMS.computeIfAbsent(room, name -> new CyclicBarrier(awaited)).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Answers what it is given. */
    public String echo(String text) {
        return text;
    }

    /** Fails. */
    public void fail() {
        throw new IllegalStateException("as rehearsed");
    }
}
