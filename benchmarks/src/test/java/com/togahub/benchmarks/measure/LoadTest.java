package com.togahub.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void storesEachJobOnce() throws Exception {
        Set<Integer> stored = ConcurrentHashMap.newKeySet();

        new Load(4).asFastAsPossible(1_000, job -> assertTrue(stored.add(job)));

        assertEquals(1_000, stored.size());
    }

    @Test
    void keepsThePace() throws Exception {
        long before = System.nanoTime();
        long[] begun = new Load(4).atPace(20, 200, job -> {});

        assertTrue(begun[19] - before >= 95_000_000, "19 times 5 ms after the first");
        assertEquals(20, IntStream.range(0, 20).filter(job -> begun[job] != 0).count());
    }

    @Test
    void failsWithTheJobThatFails() {
        assertThrows(ExecutionException.class, () -> new Load(2).asFastAsPossible(10, job -> {
            if (job == 7) {
                throw new IllegalStateException("7");
            }
        }));
    }
}
