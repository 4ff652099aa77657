package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

/** A process, as far as fate meddles with it. Times are milliseconds of the simulation. */
final class Life {
    private final String instance;
    private boolean isDead;
    private long pausedUntil;
    private long databaseAwayUntil;
    private long queueAwayUntil;

    Life(String instance) {
        this.instance = requireNonNull(instance, "instance");
    }

    String instance() {
        return instance;
    }

    boolean isDead() {
        return isDead;
    }

    void kill() {
        isDead = true;
    }

    void pause(long until) {
        pausedUntil = until;
    }

    long pausedUntil() {
        return pausedUntil;
    }

    void loseDatabase(long until) {
        databaseAwayUntil = until;
    }

    boolean hasDatabase(long now) {
        return now >= databaseAwayUntil;
    }

    void loseQueue(long until) {
        queueAwayUntil = until;
    }

    boolean hasQueue(long now) {
        return now >= queueAwayUntil;
    }

    /** Everything is well again. */
    void heal() {
        pausedUntil = 0;
        databaseAwayUntil = 0;
        queueAwayUntil = 0;
    }
}
