package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Where a request is stopped, and how.
 *
 * @param statement number of its statement, from 0
 * @param fault what happens there
 */
record Stop(int statement, Fault fault) implements Comparable<Stop> {
    /** What happens to a statement on its way. */
    enum Fault {
        /** It is kept back, until its sender is dead. */
        HELD_BEFORE("killed before"),
        /** The server carries it out, and the answer is kept back until the statement's sender is dead. */
        HELD_AFTER("killed after"),
        /** The connection is cut before it reaches the server. */
        CUT_BEFORE("cut before"),
        /** The server carries it out, and the connection is cut before the answer arrives. */
        CUT_AFTER("cut after"),
        /** It is answered with an error and never reaches the server. */
        REFUSED("refused");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** For people. */
        String words() {
            return words;
        }

        /** Whether the server gets to see the statement. */
        boolean isAfter() {
            return this == HELD_AFTER || this == CUT_AFTER;
        }

        /** Whether the statement stays on its way. */
        boolean isHeld() {
            return this == HELD_BEFORE || this == HELD_AFTER;
        }
    }

    Stop {
        requireNonNull(fault, "fault");
    }

    @Override
    public int compareTo(Stop other) {
        return Comparator.comparingInt(Stop::statement)
                .thenComparing(Stop::fault)
                .compare(this, other);
    }
}
