package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;

/** Runs each action in a thread of its process. */
final class SteppedExecutor extends AbstractExecutorService {
    private final Baton baton;
    private final Dice dice;
    private final Life life;

    SteppedExecutor(Baton baton, Dice dice, Life life) {
        this.baton = requireNonNull(baton, "baton");
        this.dice = requireNonNull(dice, "dice");
        this.life = requireNonNull(life, "life");
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new Task<>(callable);
    }

    @Override
    public void execute(Runnable task) {
        if (dice.strikes(Fault.REJECTED)) {
            throw new RejectedExecutionException("no thread is free");
        }
        baton.start("action", life, task);
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException("it ends with its process");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("it ends with its process");
    }

    @Override
    public boolean isShutdown() {
        return life.isDead();
    }

    @Override
    public boolean isTerminated() {
        return life.isDead();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return life.isDead();
    }

    /** A thread is not interrupted: it is told by its job's context, as it does not wait for anything else. */
    private static final class Task<T> extends FutureTask<T> {
        Task(Callable<T> callable) {
            super(callable);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return super.cancel(false);
        }
    }
}
