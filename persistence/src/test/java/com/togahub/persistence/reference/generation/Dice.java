package com.togahub.persistence.reference.generation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance, from a seed. */
public final class Dice {
    private final Random random;

    /** The same seed gives the same chances. */
    public Dice(long seed) {
        random = new Random(seed);
    }

    /** True in so many of a hundred cases. */
    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** One of them. */
    public <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Some of them, in any order. */
    public <T> List<T> some(List<T> all, int least, int most) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(all.size(), between(least, most))));
    }

    /** A uuid. */
    public String uuid() {
        return new UUID(random.nextLong(), (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L)
                .toString();
    }

    /** A seed for dice of their own. */
    public long seed() {
        return random.nextLong();
    }
}
