package com.togahub.persistence.reference;

import com.togahub.persistence.reference.generation.Dice;
import com.togahub.persistence.reference.generation.Features;
import java.util.ArrayList;
import java.util.List;

/** How much is tried. {@code -Dtoga.reference.times} multiplies it, {@code -Dtoga.seed} tries one world alone. */
final class Trials {
    /** Requests per world. */
    static final int REQUESTS = 250;

    /** Levels that evaluate calculated fields where nothing is asked. */
    static final int CALC_DEPTH = 1;

    /** The options in use. */
    static final Features FEATURES = Features.ALL;

    private static final int WORLDS = 12;
    private static final long START = 20_260_101;

    private Trials() {}

    /** The seeds of the worlds: always the same ones first. */
    static List<Long> seeds() {
        Long one = Long.getLong("toga.seed");
        if (one != null) {
            return List.of(one);
        }
        Dice dice = new Dice(START);
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < WORLDS * Integer.getInteger("toga.reference.times", 1); i++) {
            seeds.add(dice.seed());
        }
        return seeds;
    }

    /** Requests to so many worlds. */
    static int requests(int worlds) {
        return worlds * REQUESTS;
    }
}
