package com.togahub.engine.schedule;

import java.util.BitSet;
import java.util.Optional;

/**
 * Values with the same distance from one to the next.
 *
 * @param first the first of them
 * @param last the last of them
 * @param step their distance
 */
record Progression(int first, int last, int step) {
    /** What a set of at least this many values is, if their distances are the same. */
    static Optional<Progression> of(BitSet values, int least) {
        int first = values.nextSetBit(0);
        int step = values.nextSetBit(first + 1) - first;
        int last = values.length() - 1;
        if (values.cardinality() < least || step < 1 || (last - first) % step != 0) {
            return Optional.empty();
        }
        boolean isOne = values.cardinality() == (last - first) / step + 1
                && values.stream().allMatch(value -> (value - first) % step == 0);
        return isOne ? Optional.of(new Progression(first, last, step)) : Optional.empty();
    }

    /** Whether it goes on in the same way from one field's end to the next one's start. */
    boolean isEndless(int size) {
        return size % step == 0 && first < step && last + step >= size;
    }
}
