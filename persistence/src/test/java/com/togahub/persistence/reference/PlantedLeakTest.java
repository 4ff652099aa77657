package com.togahub.persistence.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.access.Policy;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.crud.Engines;
import com.togahub.persistence.reference.generation.AskGenerator;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.testing.EngineFixture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The leak test is worth something: with any one check missing it finds a difference. */
class PlantedLeakTest {
    /** Requests that a leak may take to be found. */
    private static final int BUDGET = 1_500;

    private static final int PAIRS = 12;
    private static final int GENERATED = 400;

    private final EngineFixture fixture = EngineFixture.create();
    private final List<Pair> pairs = Pair.all(fixture, PAIRS);
    private final Map<PlantedLeak, Integer> found = new EnumMap<>(PlantedLeak.class);

    @Test
    void every_planted_leak_is_found() {
        List<PlantedLeak> missed = new ArrayList<>();
        for (PlantedLeak leak : PlantedLeak.values()) {
            if (!isFound(leak)) {
                missed.add(leak);
            }
        }
        assertEquals(List.of(), missed, () -> "found after so many requests: " + found);
    }

    private boolean isFound(PlantedLeak leak) {
        Planted planted = new Planted(leak);
        Engine engine = Engines.with(fixture, planted);
        int sent = 0;
        for (Pair pair : pairs) {
            AskGenerator asks = new AskGenerator(pair.world(), pair.world().seed() + 2, Trials.FEATURES);
            Pair leaking = pair.by(engine);
            for (int i = 0; i < GENERATED && sent < BUDGET; i++) {
                Ask ask = asks.next();
                planted.ask = leak.shaped(ask, i % 2 == 0);
                if (leak.isAlone(planted.ask)) {
                    sent++;
                    if (leaking.difference(gate -> gate.ask(planted.ask)).isPresent()) {
                        found.put(leak, sent);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Takes the check out of the policy of the request at hand. */
    private static final class Planted implements UnaryOperator<Policy> {
        private final PlantedLeak leak;
        private Ask ask;

        Planted(PlantedLeak leak) {
            this.leak = leak;
        }

        @Override
        public Policy apply(Policy whole) {
            return leak.in(whole, ask);
        }
    }
}
