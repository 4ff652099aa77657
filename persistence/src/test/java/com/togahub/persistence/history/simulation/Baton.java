package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets one of many threads run at a time, in an order that a seed chooses and in a time of its own: the one that holds the baton
 * passes it on at every point where others may come in between.
 */
final class Baton {
    private static final long BEGIN = 1_798_761_600_000L;
    private static final int LONGEST_STEP = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SplittableRandom random;
    private final Runnable fate;
    private final List<Actor> actors = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private Actor current;
    private long now = BEGIN;
    private long steps;
    private Throwable failure;

    /**
     * A baton.
     *
     * @param fate what may befall anybody before each step
     */
    Baton(SplittableRandom random, Runnable fate) {
        this.random = requireNonNull(random, "random");
        this.fate = requireNonNull(fate, "fate");
    }

    /** Milliseconds since 1970, of a time in which nothing takes any. */
    long now() {
        return now;
    }

    /** A millisecond that nothing else has happened in, nor will. */
    long tick() {
        return ++now;
    }

    long steps() {
        return steps;
    }

    /** Who holds the baton. */
    Actor current() {
        return current;
    }

    /** Adds a thread; it begins when its turn comes. */
    void start(String name, Life life, Runnable work) {
        Actor actor = new Actor(name, life);
        actors.add(actor);
        threads.execute(() -> {
            actor.waitForTurn();
            try {
                if (!life.isDead()) {
                    work.run();
                }
            } catch (Killed end) {
                life.kill();
            } catch (Throwable defect) {
                fail(defect);
            } finally {
                leave(actor);
            }
        });
    }

    /** Runs what was started until nobody is left. */
    void run() throws InterruptedException {
        current = choose();
        current.resume();
        try {
            if (!over.await(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                throw new IllegalStateException("stuck: " + current.name() + " does not pass the baton");
            }
        } finally {
            threads.shutdown();
        }
        if (failure != null) {
            throw new IllegalStateException("a thread of the simulation failed", failure);
        }
    }

    /** Ends every thread at its next point. */
    void end() {
        actors.forEach(actor -> actor.life().kill());
    }

    /** A point where others may come in between. */
    void pass() {
        Actor me = current;
        if (!me.isBusy()) {
            hand(me);
        }
        if (me.life().isDead()) {
            throw new Killed();
        }
    }

    /** Lets time pass. */
    void sleep(Duration length) {
        await(length, () -> false);
    }

    /** Waits until something holds, no longer than this. */
    void await(Duration most, BooleanSupplier condition) {
        current.sleep(now + most.toMillis(), condition);
        pass();
        current.sleep(0, () -> false);
    }

    private void hand(Actor me) {
        Actor next = choose();
        if (next != me) {
            current = next;
            next.resume();
            me.waitForTurn();
        }
    }

    private void leave(Actor actor) {
        actors.remove(actor);
        if (actors.isEmpty()) {
            over.countDown();
        } else {
            current = choose();
            current.resume();
        }
    }

    private void fail(Throwable defect) {
        if (failure == null) {
            failure = defect;
        }
        end();
    }

    private Actor choose() {
        steps++;
        now += 1 + random.nextInt(LONGEST_STEP);
        fate.run();
        List<Actor> ready = ready();
        while (ready.isEmpty()) {
            now = actors.stream().mapToLong(Actor::readyAt).min().orElseThrow();
            ready = ready();
        }
        return ready.get(random.nextInt(ready.size()));
    }

    private List<Actor> ready() {
        return actors.stream().filter(actor -> actor.isReady(now)).toList();
    }
}
