package com.togahub.persistence.history.simulation;

import java.util.List;

/** What callers are to start. */
final class Orders {
    private static final List<String> USUAL = List.of(
            "Chores/Succeed",
            "Chores/Succeed",
            "Chores/Succeed",
            "Chores/Succeed",
            "Chores/Fail",
            "Chores/Falter",
            "Chores/Spawn");
    private static final List<String> RARE =
            List.of("Chores/Outlast", "Chores/Outlast", "Chores/Ignore", "Chores/Forgotten");
    private static final int RARELY = 9;
    private static final int FEW = 4;
    private static final int MANY = 16;

    private final Dice dice;
    private int left;

    Orders(Dice dice, int jobs) {
        this.dice = dice;
        this.left = jobs;
    }

    /** Whether there is one more; takes it. */
    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** One that was taken got no answer: somebody asks again. */
    void giveBack() {
        left++;
    }

    boolean areDone() {
        return left == 0;
    }

    /** An action's path. One of them names no action. */
    String action() {
        return dice.oneOf(dice.oneIn(RARELY) ? RARE : USUAL);
    }

    /** Parameters for it. Now and then they do not fit. */
    String parameters(String action) {
        if (dice.oneIn(60)) {
            return "{\"paces\": 3}";
        }
        return "{\"steps\": " + dice.below(RARE.contains(action) ? MANY : FEW) + "}";
    }
}
