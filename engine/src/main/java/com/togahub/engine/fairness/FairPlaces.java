package com.togahub.engine.fairness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A number of places that owners take and give back. An owner gets another place as long as it holds fewer than a multiple of
 * those that are free. So one owner alone can take most of them, several can each take fewer, and there is always one left for an
 * owner that has none: whoever clings to its places makes others wait for its own share only.
 *
 * <p>Those who wait are served in the order in which they came, past those whose owner has its share.
 */
public final class FairPlaces {
    private final int capacity;
    private final int multiple;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> held = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int free;

    /**
     * Free places.
     *
     * @param capacity how many there are
     * @param multiple how many times the free places an owner may hold: 2 leaves a third of all to others
     */
    public FairPlaces(int capacity, int multiple) {
        if (capacity < 1 || multiple < 1) {
            throw new IllegalArgumentException(capacity + " places, " + multiple + " times the free ones");
        }
        this.capacity = capacity;
        this.multiple = multiple;
        this.free = capacity;
    }

    /** A place that is taken, until it is closed; closing it again has no effect. */
    public final class Place implements AutoCloseable {
        private final String owner;
        private boolean isBack;

        private Place(String owner) {
            this.owner = owner;
        }

        @Override
        public void close() {
            giveBack(this);
        }
    }

    private static final class Waiting {
        final String owner;
        final boolean isFurther;
        final Condition change;
        boolean isServed;
        boolean isRefused;

        Waiting(String owner, boolean isFurther, Condition change) {
            this.owner = owner;
            this.isFurther = isFurther;
            this.change = change;
        }
    }

    /**
     * Takes a place.
     *
     * @param isFurther whether who asks holds one already, for the same piece of work: then the owner's share does not count,
     *     since waiting for it while holding a part of it might be for ever
     * @param patience how long to wait for it; zero not to wait
     * @throws FullException when there is none in time, or {@link #refuseWaiting()} was called
     */
    public Place take(String owner, boolean isFurther, Duration patience) throws FullException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isOpen(owner, isFurther) && (isFurther || !isWaiting(owner))) {
                return granted(owner);
            }
            return await(new Waiting(owner, isFurther, lock.newCondition()), patience.toNanos());
        } finally {
            lock.unlock();
        }
    }

    private Place await(Waiting mine, long nanos) throws FullException, InterruptedException {
        waiting.add(mine);
        long left = nanos;
        try {
            while (!mine.isServed && !mine.isRefused && left > 0) {
                left = mine.change.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            if (mine.isServed) {
                // it was given: whoever comes next is to have it
                giveBack(new Place(mine.owner));
            }
            throw e;
        } finally {
            waiting.remove(mine);
        }
        if (mine.isServed) {
            return new Place(mine.owner);
        }
        throw new FullException(mine.owner + " holds " + held.getOrDefault(mine.owner, 0) + " of " + capacity + ", "
                + free + " are free");
    }

    /** Sends those away who wait. */
    public void refuseWaiting() {
        lock.lock();
        try {
            waiting.forEach(each -> {
                each.isRefused = true;
                each.change.signal();
            });
        } finally {
            lock.unlock();
        }
    }

    /** How many places are taken. */
    public int taken() {
        lock.lock();
        try {
            return capacity - free;
        } finally {
            lock.unlock();
        }
    }

    /** How many an owner holds. */
    public int taken(String owner) {
        lock.lock();
        try {
            return held.getOrDefault(owner, 0);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Place place) {
        lock.lock();
        try {
            if (place.isBack) {
                return;
            }
            place.isBack = true;
            free++;
            held.computeIfPresent(place.owner, (owner, count) -> count == 1 ? null : count - 1);
            serve();
        } finally {
            lock.unlock();
        }
    }

    /** What was given back may be one owner's turn and, as there is more free, others' too. */
    private void serve() {
        Iterator<Waiting> each = waiting.iterator();
        while (free > 0 && each.hasNext()) {
            Waiting next = each.next();
            if (!next.isServed && !next.isRefused && isOpen(next.owner, next.isFurther)) {
                granted(next.owner);
                next.isServed = true;
                next.change.signal();
            }
        }
    }

    private boolean isOpen(String owner, boolean isFurther) {
        return free > 0 && (isFurther || held.getOrDefault(owner, 0) < multiple * free);
    }

    private boolean isWaiting(String owner) {
        return waiting.stream().anyMatch(each -> !each.isServed && each.owner.equals(owner));
    }

    private Place granted(String owner) {
        free--;
        held.merge(owner, 1, Integer::sum);
        return new Place(owner);
    }
}
