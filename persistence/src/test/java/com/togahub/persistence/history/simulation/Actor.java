package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** A thread of a process. Its fields belong to whoever holds the baton. */
final class Actor {
    private final String name;
    private final Life life;
    private final Semaphore turn = new Semaphore(0);
    private long wakeAt;
    private BooleanSupplier awaited = () -> false;
    private boolean isBusy;
    private boolean isInAction;
    private boolean isAnswerLost;
    private final List<JobId> spawned = new ArrayList<>();

    Actor(String name, Life life) {
        this.name = requireNonNull(name, "name");
        this.life = requireNonNull(life, "life");
    }

    String name() {
        return name;
    }

    Life life() {
        return life;
    }

    /** Whether it may go on: awake and its process not paused; or dead, to leave. */
    boolean isReady(long now) {
        return life.isDead() || (now >= life.pausedUntil() && (now >= wakeAt || awaited.getAsBoolean()));
    }

    /** When it may go on at the latest. */
    long readyAt() {
        return Math.max(wakeAt, life.pausedUntil());
    }

    /** Lets it wait for a moment, or for something that holds before that. */
    void sleep(long until, BooleanSupplier orOnce) {
        wakeAt = until;
        awaited = orOnce;
    }

    void resume() {
        turn.release();
    }

    void waitForTurn() {
        turn.acquireUninterruptibly();
    }

    /** Whether it has a transaction open: then nobody else may go on, as rows are locked. */
    boolean isBusy() {
        return isBusy;
    }

    void setBusy(boolean busy) {
        isBusy = busy;
    }

    /** Whether it is inside an action's transaction. */
    boolean isInAction() {
        return isInAction;
    }

    void setInAction(boolean inAction) {
        isInAction = inAction;
    }

    /** Whether the answer to its commit will not arrive. */
    boolean isAnswerLost() {
        return isAnswerLost;
    }

    void setAnswerLost(boolean lost) {
        isAnswerLost = lost;
    }

    /** The jobs that it started inside its action's transaction. */
    List<JobId> spawned() {
        return spawned;
    }
}
