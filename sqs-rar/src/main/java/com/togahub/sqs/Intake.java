package com.togahub.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has been received and not begun, and how much more may be received: as many messages as there are free slots; and while
 * messages are handled quickly, two batches beyond, so that slots do not wait for the queue and calls to it are full.
 */
final class Intake {
    /** Handling counts as quick while some message was handled within this time. */
    private static final Duration QUICK = Duration.ofMillis(100);

    private static final int MOST_TOGETHER = 32;
    /** Beginning usually takes less; when it takes longer it does not keep the next. */
    private static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    // each waits for what concerns it: most messages that end are nothing to those that receive
    private final Condition toAsk = lock.newCondition();
    private final Condition toBegin = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final Deque<Received> waiting = new ArrayDeque<>();
    private final int slots;
    private int used;
    private int unsettled;
    private int asked;
    private int beginning;
    private long lastBegun;
    private long lastDone;
    private boolean wasBusy;
    private boolean isClosed;

    Intake(int slots) {
        this.slots = slots;
    }

    /** Waits a moment until something may be received; answers how much to ask for, at most a batch, or 0. */
    int ask(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!mayAsk() && !isClosed && left > 0) {
                left = toAsk.awaitNanos(left);
            }
            int asking = !isClosed && mayAsk() ? Math.min(Queue.BATCH, room()) : 0;
            asked += asking;
            tell();
            return asking;
        } finally {
            lock.unlock();
        }
    }

    /** The answer to an {@link #ask}; answers what is not taken any more. */
    List<Received> received(int asking, List<Received> messages) {
        lock.lock();
        try {
            asked -= asking;
            if (isClosed) {
                return messages;
            }
            waiting.addAll(messages);
            tell();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits a moment for messages and slots for them; the slots are in use then. While some are being begun the next gather.
     */
    List<Received> begin(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!isClosed && !mayBegin() && left > 0) {
                long step = beginning > 0 ? Math.min(left, USUAL_NANOS) : left;
                left -= step - Math.max(0, toBegin.awaitNanos(step));
            }
            return isClosed || !mayBegin() ? List.of() : take();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin() {
        return !waiting.isEmpty() && used < slots && (beginning == 0 || System.nanoTime() - lastBegun > USUAL_NANOS);
    }

    private List<Received> take() {
        List<Received> batch = new ArrayList<>();
        while (!waiting.isEmpty() && used < slots && batch.size() < MOST_TOGETHER) {
            batch.add(waiting.remove());
            used++;
            unsettled++;
        }
        beginning++;
        lastBegun = System.nanoTime();
        return batch;
    }

    /** What {@link #begin} answered has been begun. */
    void begun() {
        lock.lock();
        try {
            beginning--;
            tell();
        } finally {
            lock.unlock();
        }
    }

    /** A slot is free again. */
    void freed() {
        lock.lock();
        try {
            used--;
            lastDone = System.nanoTime();
            wasBusy = true;
            tell();
        } finally {
            lock.unlock();
        }
    }

    /** A message is done with, or handed back. */
    void settled() {
        lock.lock();
        try {
            unsettled--;
            if (unsettled == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is not to be begun here after all, as every slot is in use and none becomes free soon. */
    List<Received> surplus() {
        lock.lock();
        try {
            return used == slots && !isQuick() ? takeAll() : List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing be begun any more; answers what is left. */
    List<Received> close() {
        lock.lock();
        try {
            isClosed = true;
            toAsk.signalAll();
            toBegin.signalAll();
            return takeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is unsettled; answers whether that is so. */
    boolean awaitIdle(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (unsettled > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return unsettled == 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many messages were begun and are not done with. */
    int unsettled() {
        lock.lock();
        try {
            return unsettled;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes who may do something now. */
    private void tell() {
        if (mayAsk()) {
            toAsk.signal();
        }
        if (mayBegin()) {
            toBegin.signal();
        }
    }

    private boolean mayAsk() {
        return room() >= (isQuick() ? Queue.BATCH : 1);
    }

    private int room() {
        return slots - used + (isQuick() ? 2 * Queue.BATCH : 0) - waiting.size() - asked;
    }

    private boolean isQuick() {
        return wasBusy && System.nanoTime() - lastDone < TimeUnit.MILLISECONDS.toNanos(QUICK.toMillis());
    }

    private List<Received> takeAll() {
        List<Received> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
