package com.togahub.engine.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** Turns of English for lists of values. */
final class Phrase {
    private static final int SHORTEST_RUN = 3;

    private Phrase() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String all(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** The values as a list, in which three or more that follow each other are {@code a to b}. */
    static String list(BitSet values, IntFunction<String> word) {
        List<String> parts = new ArrayList<>();
        int low = values.nextSetBit(0);
        while (low >= 0) {
            int end = values.nextClearBit(low);
            if (end - low >= SHORTEST_RUN) {
                parts.add(word.apply(low) + " to " + word.apply(end - 1));
            } else {
                values.stream()
                        .skip(values.get(0, low).cardinality())
                        .limit(end - low)
                        .forEach(value -> parts.add(word.apply(value)));
            }
            low = values.nextSetBit(end);
        }
        return all(parts);
    }

    /** {@code 1st}, {@code 2nd}, {@code 3rd}, {@code 4th}, {@code 11th}, {@code 22nd}. */
    static String ordinal(int number) {
        boolean isTeen = number / 10 % 10 == 1;
        return number
                + switch (isTeen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
