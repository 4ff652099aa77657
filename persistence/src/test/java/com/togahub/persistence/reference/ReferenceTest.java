package com.togahub.persistence.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.crud.Answer;
import com.togahub.persistence.reference.evaluation.Evaluator;
import com.togahub.persistence.reference.evaluation.Expected;
import com.togahub.persistence.reference.evaluation.Values;
import com.togahub.persistence.reference.generation.AskGenerator;
import com.togahub.persistence.reference.generation.Installation;
import com.togahub.persistence.reference.generation.WorldGenerator;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.EngineFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The engine on a real database answers as a naive evaluator does: generated metadata, grants, rows and requests. A failure
 * prints the world's seed; {@code -Dtoga.seed} asks that one alone, {@code -Dtoga.reference.times} multiplies the work.
 */
class ReferenceTest {
    private int compared;
    private int refused;
    private int nonEmpty;
    private int walks;

    @Test
    void the_engine_answers_as_the_evaluator_does() {
        EngineFixture fixture = EngineFixture.create();
        List<World> worlds = new ArrayList<>();
        List<Long> seeds = Trials.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            World world = WorldGenerator.world(i, seeds.get(i));
            Installation.metadata(world, fixture.core());
            Installation.rows(world, fixture.client());
            worlds.add(world);
        }
        List<String> differences = new ArrayList<>();
        for (World world : worlds) {
            first(world, Gate.of(fixture, fixture.engine(), world)).ifPresent(differences::add);
        }
        assertTrue(
                differences.isEmpty(),
                () -> differences.size() + " worlds differ\n" + String.join("\n\n", differences));
        boolean telling =
                compared > Trials.requests(seeds.size()) / 2 && nonEmpty > compared / 3 && refused > 0 && walks > 0;
        assertTrue(telling, () -> compared + " compared, " + nonEmpty + " with rows, " + refused + " refused");
    }

    /** The first difference in a world. */
    private Optional<String> first(World world, Gate gate) {
        Evaluator evaluator = new Evaluator(world, Gate.SERVER_DEPTH, Trials.CALC_DEPTH);
        AskGenerator asks = new AskGenerator(world, world.seed(), Trials.FEATURES);
        for (int i = 0; i < Trials.REQUESTS; i++) {
            Ask ask = asks.next();
            Expected expected = evaluator.answer(ask);
            if (!expected.isOpen()) {
                Answer answer = gate.ask(ask);
                Optional<String> difference = difference(ask, expected, answer);
                boolean walkable = expected.codes().isEmpty()
                        && !ask.isSingle()
                        && ask.page().isEmpty();
                if (difference.isEmpty() && walkable) {
                    difference = walk(ask, evaluator, gate, answer);
                }
                if (difference.isPresent()) {
                    return Optional.of(
                            "-Dtoga.seed=" + world.seed() + "\n" + ask + "\n" + difference.get() + "\n" + world.dump());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> difference(Ask ask, Expected expected, Answer answer) {
        compared++;
        String text = new String(answer.body().bytes(), StandardCharsets.UTF_8);
        JsonNode envelope = Values.read(text);
        if (!expected.codes().isEmpty()) {
            refused++;
            String code = envelope.at("/messages/0/code").asText();
            return expected.codes().contains(code)
                    ? Optional.empty()
                    : Optional.of("expected one of " + expected.codes() + "\nbut was  " + text);
        }
        JsonNode shown = envelope.path("data").path(ask.table().name());
        String wanted = Values.canonical(expected.data());
        if (answer.status() != 200 || !wanted.equals(Values.canonical(shown))) {
            return Optional.of("expected " + wanted + "\nbut was  " + Values.canonical(shown) + "\n" + text);
        }
        nonEmpty += shown.isEmpty() ? 0 : 1;
        return ask.isSingle() ? Optional.empty() : metaDifference(ask, expected, envelope.path("meta"));
    }

    /** Walks from page to page by cursor, if there is more than one. */
    private Optional<String> walk(Ask ask, Evaluator evaluator, Gate gate, Answer first) {
        List<String> walked = new ArrayList<>();
        JsonNode envelope = envelope(first);
        for (int steps = 0; steps < 100; steps++) {
            envelope.path("data").path(ask.table().name()).forEach(row -> walked.add(Values.canonical(row)));
            JsonNode next = envelope.path("meta").path("next");
            if (next.isNull()) {
                break;
            }
            Map<String, List<String>> parameters = new HashMap<>(ask.parameters());
            parameters.put("after", List.of(next.asText()));
            Answer answer = gate.send("GET", ask.path(), parameters, Optional.empty(), Map.of());
            envelope = envelope(answer);
            if (answer.status() != 200 || envelope.path("meta").has("page")) {
                return Optional.of("step " + steps + " was " + envelope);
            }
        }
        walks++;
        List<String> whole = new ArrayList<>();
        evaluator.answer(ask.unpaged()).data().forEach(row -> whole.add(Values.canonical(row)));
        return whole.equals(walked) ? Optional.empty() : Optional.of("walked " + walked + "\nwhole  " + whole);
    }

    private static JsonNode envelope(Answer answer) {
        return Values.read(new String(answer.body().bytes(), StandardCharsets.UTF_8));
    }

    private static Optional<String> metaDifference(Ask ask, Expected expected, JsonNode meta) {
        int page = ask.page().orElse(1);
        int size = ask.recordsPerPage().orElse(25);
        boolean counted = !ask.totals()
                || (meta.path("totalRecords").asInt(-1) == expected.total()
                        && meta.path("totalPages").asInt(-1) == (expected.total() + size - 1) / size);
        boolean right = meta.path("page").asInt() == page
                && meta.path("recordsPerPage").asInt() == size
                && meta.path("recordCount").asInt(-1) == expected.data().size()
                && meta.path("hasMore").asBoolean() == ((long) page * size < expected.total())
                && meta.path("next").isTextual() == meta.path("hasMore").asBoolean()
                && meta.has("totalRecords") == ask.totals()
                && counted;
        return right ? Optional.empty() : Optional.of("meta of " + expected.total() + " rows: " + meta);
    }
}
