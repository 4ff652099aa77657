package com.togahub.persistence.group;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Carries out the calls of several threads together, so that they share statements and commits. Nobody waits for company: while
 * one group is carried out, the next gathers. Only when a group takes unusually long, as when it waits for a row's lock, the next
 * begins beside it. A group that the database refuses is carried out call by call, so that a bad call
 * fails alone.
 *
 * @param <I> what a call gives
 * @param <O> what it gets
 */
public final class GroupedCalls<I, O> {
    /** A group that takes longer does not keep the next one. */
    private static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Function<List<I>, List<O>> work;
    private final int groupsAtOnce;
    private final int mostPerGroup;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Call<I, O>> waiting = new ArrayDeque<>();
    private int underWay;
    private long lastBegun;

    /**
     * Groups.
     *
     * @param groupsAtOnce how many may be carried out at the same time at most
     * @param mostPerGroup calls in a group
     * @param work carries out a group: one answer per call, in their order
     */
    public GroupedCalls(int groupsAtOnce, int mostPerGroup, Function<List<I>, List<O>> work) {
        this.groupsAtOnce = groupsAtOnce;
        this.mostPerGroup = mostPerGroup;
        this.work = requireNonNull(work, "work");
    }

    /**
     * Carries a call out, in this thread or in another caller's. An interrupt does not shorten it.
     *
     * @throws StoreException as the work throws it
     */
    public O call(I input) {
        Call<I, O> mine = new Call<>(input, lock.newCondition());
        List<Call<I, O>> group = join(mine);
        if (!group.isEmpty()) {
            try {
                carryOut(group);
            } finally {
                leave(group);
            }
        }
        return mine.answer();
    }

    /**
     * Waits until the call is done, or is this thread's to carry out together with those that have gathered. An interrupt is
     * kept for later.
     */
    private List<Call<I, O>> join(Call<I, O> mine) {
        boolean isInterrupted = false;
        lock.lock();
        try {
            waiting.add(mine);
            while (!mine.isDone && !(mine.isWaiting && mayBegin())) {
                try {
                    // also without news the next group may begin after a while
                    mine.changed.awaitNanos(USUAL_NANOS);
                } catch (InterruptedException later) {
                    isInterrupted = true;
                }
            }
            return mine.isDone ? List.of() : take(mine);
        } finally {
            lock.unlock();
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean mayBegin() {
        return underWay == 0 || (underWay < groupsAtOnce && System.nanoTime() - lastBegun > USUAL_NANOS);
    }

    private List<Call<I, O>> take(Call<I, O> mine) {
        List<Call<I, O>> group = new ArrayList<>();
        waiting.remove(mine);
        group.add(mine);
        while (group.size() < mostPerGroup && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        group.forEach(call -> call.isWaiting = false);
        underWay++;
        lastBegun = System.nanoTime();
        return group;
    }

    private void carryOut(List<Call<I, O>> group) {
        try {
            List<O> outputs = work.apply(group.stream().map(call -> call.input).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).output = outputs.get(i);
            }
        } catch (StoreException failure) {
            if (group.size() == 1 || failure.kind() == StoreException.Kind.UNAVAILABLE) {
                group.forEach(call -> call.failure = failure);
            } else {
                group.forEach(call -> carryOut(List.of(call)));
            }
        } catch (RuntimeException defect) {
            group.forEach(call -> call.failure = defect);
        }
    }

    private void leave(List<Call<I, O>> group) {
        lock.lock();
        try {
            underWay--;
            for (Call<I, O> call : group) {
                call.isDone = true;
                call.changed.signal();
            }
            // one of those that wait carries the next group out; the others need not wake up for that
            if (!waiting.isEmpty()) {
                waiting.peek().changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** One call; its fields are read and written under the lock, or by the thread that carries it out. */
    private static final class Call<I, O> {
        private final I input;
        private final Condition changed;
        private boolean isWaiting = true;
        private boolean isDone;
        private O output;
        private RuntimeException failure;

        private Call(I input, Condition changed) {
            this.input = input;
            this.changed = changed;
        }

        private O answer() {
            if (failure != null) {
                throw failure;
            }
            return output;
        }
    }
}
