package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What a proxy's connections ask before each piece: whether it may go on, and when. */
final class Line {
    private enum State {
        PASSING,
        HELD,
        CUT
    }

    private final Object change = new Object();
    private State state = State.PASSING;
    private Duration delay = Duration.ZERO;

    /** Lets everything through, each piece this much later. */
    void pass(Duration each) {
        become(State.PASSING, requireNonNull(each, "each"));
    }

    /** Lets nothing through. */
    void hold() {
        become(State.HELD, Duration.ZERO);
    }

    /** Loses everything, what is held up included. */
    void cut() {
        become(State.CUT, Duration.ZERO);
    }

    private void become(State next, Duration nextDelay) {
        synchronized (change) {
            state = next;
            delay = nextDelay;
            change.notifyAll();
        }
    }

    /** Lets those that wait look again whether they still want to. */
    void wake() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    boolean isHeld() {
        synchronized (change) {
            return state == State.HELD;
        }
    }

    /** Waits while the line is held and this does not hold; answers whether the line passes then. */
    boolean opens(BooleanSupplier orOnce) {
        synchronized (change) {
            try {
                while (state == State.HELD && !orOnce.getAsBoolean()) {
                    change.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return state == State.PASSING;
        }
    }

    /** Waits as long as a piece takes, and while the line is held; answers whether the piece passes then. */
    boolean lets() {
        synchronized (change) {
            try {
                long start = System.nanoTime();
                for (long left = delay.toMillis(); state == State.PASSING && left > 0; left = left(start)) {
                    change.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return opens(() -> false);
        }
    }

    private long left(long start) {
        return delay.minusNanos(System.nanoTime() - start).toMillis();
    }
}
