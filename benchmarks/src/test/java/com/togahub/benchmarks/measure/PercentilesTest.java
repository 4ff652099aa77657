package com.togahub.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void takesTheNearestRankWhateverTheOrder() {
        double[] hundred =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

        assertEquals(50, Percentiles.at(0.5, hundred));
        assertEquals(99, Percentiles.at(0.99, hundred));
        assertEquals(100, Percentiles.at(1, hundred));
        assertEquals(1, Percentiles.at(0.001, hundred));
        assertEquals(101, hundred[0] + hundred[99], "the values are left as they were");
    }

    @Test
    void takesTheWorstOfFewAsTheirLastPercent() {
        assertEquals(7, Percentiles.at(0.99, 3, 7, 5));
        assertEquals(5, Percentiles.at(0.5, 3, 7, 5));
    }

    @Test
    void hasNoFigureForNothing() {
        assertTrue(Double.isNaN(Percentiles.at(0.5)));
        assertTrue(Double.isNaN(Percentiles.median()));
        assertThrows(IllegalArgumentException.class, () -> Percentiles.at(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Percentiles.at(1.01, 1));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleAsMedian() {
        assertEquals(2.5, Percentiles.median(4, 1, 2, 3));
        assertEquals(3, Percentiles.median(9, 1, 3));
    }
}
