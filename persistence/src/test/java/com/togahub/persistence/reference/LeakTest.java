package com.togahub.persistence.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.reference.generation.AskGenerator;
import com.togahub.persistence.reference.generation.Dice;
import com.togahub.persistence.reference.generation.Mangler;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.testing.EngineFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A5: two databases that differ only in what the caller may not read answer every request with the same bytes, times and ids
 * apart: lists, single and nested records, every option, malformed ones, totals, cursors, tags, aggregates and errors.
 */
class LeakTest {
    private static final int PAIRS = 12;

    @Test
    void what_the_caller_may_not_read_changes_no_byte_of_any_answer() {
        List<Pair> pairs = Pair.all(EngineFixture.create(), PAIRS);
        List<String> leaks = new ArrayList<>();
        for (Pair pair : pairs) {
            first(pair).ifPresent(leaks::add);
        }
        assertTrue(leaks.isEmpty(), () -> leaks.size() + " leaks\n" + String.join("\n\n", leaks));
    }

    private static Optional<String> first(Pair pair) {
        long seed = pair.world().seed();
        AskGenerator asks = new AskGenerator(pair.world(), seed + 1, Trials.FEATURES);
        Mangler mangler = new Mangler(seed);
        Dice dice = new Dice(seed);
        for (int i = 0; i < Trials.REQUESTS; i++) {
            Ask ask = asks.next();
            Map<String, List<String>> parameters =
                    dice.percent(25) ? mangler.spoil(ask.parameters()) : ask.parameters();
            Optional<String> difference = pair.difference(
                            gate -> gate.send("GET", ask.path(), parameters, Optional.empty(), Map.of()))
                    .or(() -> ask.isSingle() ? conditional(pair, ask, parameters) : Optional.empty());
            if (difference.isPresent()) {
                return Optional.of(
                        "-Dtoga.seed=" + seed + "\n" + ask.path() + " " + parameters + "\n" + difference.get());
            }
        }
        return Optional.empty();
    }

    /** A tag of one database is the tag of the same record in the other. */
    private static Optional<String> conditional(Pair pair, Ask ask, Map<String, List<String>> parameters) {
        Optional<String> tag = Optional.ofNullable(pair.one()
                .send("GET", ask.path(), parameters, Optional.empty(), Map.of())
                .headers()
                .get("ETag"));
        return tag.map(known -> pair.other()
                        .send("GET", ask.path(), parameters, Optional.empty(), Map.of("if-none-match", known))
                        .status())
                .filter(status -> status != 304)
                .map(status -> "If-None-Match is answered " + status);
    }
}
