package com.togahub.persistence.history.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** All chance of a run comes from here, except for the order of the threads. */
final class Dice {
    private final SplittableRandom random;
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private boolean isKind;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Whether this fault happens now. */
    boolean strikes(Fault fault) {
        if (random.nextDouble() >= fault.chance() || isKind) {
            return false;
        }
        faults.merge(fault, 1, Integer::sum);
        return true;
    }

    /** No fault happens any more. */
    void beKind() {
        isKind = true;
    }

    /** How many faults of each kind happened. */
    Map<Fault, Integer> faults() {
        return new EnumMap<>(faults);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** From 0 to below this. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double jitter() {
        return random.nextDouble();
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    Duration upTo(Duration most) {
        return between(Duration.ZERO, most);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
