package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * F1: by whatever writes in whatever order, every level holds what the reference says. {@code -Dtoga.mirror.sequences=5000}
 * for more; {@code -Dtoga.mirror.seed} with the seed of a failure and as many sequences as it had shows it again.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GeneratedWritesIT {
    private static final int SEQUENCES = Integer.getInteger("toga.mirror.sequences", 504);
    private static final long SEED = Long.getLong("toga.mirror.seed", 20_260_301);
    private static final int PER_CHAIN = 12;
    private static final int THREADS = 4;

    private final AtomicInteger compared = new AtomicInteger();

    @Test
    @DisplayName("F1: generated chains and writes end in the state that the reference says, at every level")
    void everyLevelIsAsTheReferenceSays() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<String> faults = new ArrayList<>();
        try {
            Ground ground = Ground.acme();
            List<Future<List<String>>> all = new ArrayList<>();
            for (int from = 0; from < SEQUENCES; from += PER_CHAIN) {
                long seed = SEED + from / PER_CHAIN;
                int count = Math.min(PER_CHAIN, SEQUENCES - from);
                all.add(threads.submit(() -> faults(ground, seed, count)));
            }
            for (Future<List<String>> each : all) {
                faults.addAll(each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                0,
                faults.size(),
                () -> faults.size() + " faults, the first of them:\n"
                        + String.join("\n\n", faults.subList(0, Math.min(3, faults.size()))));
        assertTrue(compared.get() >= 2 * SEQUENCES, () -> "compared only " + compared);
    }

    private List<String> faults(Ground ground, long seed, int count) {
        // neighbouring seeds begin alike unless they are mixed
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        try (Scene scene = Scene.of(ground, Chains.next(random))) {
            Sequence sequence = new Sequence(random, scene);
            try {
                for (int i = 0; i < count; i++) {
                    sequence.run();
                }
                return List.of();
            } catch (AssertionError | IllegalStateException e) {
                return List.of("seed " + seed + ":\n" + scene.story() + "\n" + e.getMessage());
            } finally {
                compared.addAndGet(scene.compared());
            }
        }
    }
}
