package com.togahub.persistence.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.crud.Engines;
import com.togahub.persistence.reference.generation.AskGenerator;
import com.togahub.persistence.reference.generation.Installation;
import com.togahub.persistence.reference.generation.Mangler;
import com.togahub.persistence.reference.generation.WorldGenerator;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.EngineFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A8: no text of a request becomes text of SQL, and equal shapes give equal texts. */
class SqlTextTest {
    private static final String MARKER = "qmarkerq";
    private static final int WORLDS = 5;

    private final EngineFixture fixture = EngineFixture.create();
    private final Recorder recorder = new Recorder(fixture.database());
    private final List<World> worlds = worlds();

    private List<World> worlds() {
        List<World> made = new ArrayList<>();
        for (long seed : Trials.seeds().stream().limit(WORLDS).toList()) {
            World world = WorldGenerator.world(made.size(), seed);
            Installation.metadata(world, fixture.core());
            Installation.rows(world, fixture.client());
            made.add(world);
        }
        return made;
    }

    private Gate gate(World world) {
        return Gate.of(fixture, Engines.over(fixture, recorder, recorder.log(fixture.log())), world);
    }

    @Test
    void no_text_of_a_request_stands_in_a_statement() {
        for (World world : worlds) {
            AskGenerator asks = new AskGenerator(world, world.seed() + 3, Trials.FEATURES);
            Mangler mangler = new Mangler(world.seed());
            Gate gate = gate(world);
            for (int i = 0; i < Trials.REQUESTS; i++) {
                Ask ask = asks.next().mapArguments(each -> MARKER + each);
                Map<String, List<String>> parameters = i % 5 == 0 ? mangler.spoil(ask.parameters()) : ask.parameters();
                gate.send("GET", ask.path(), parameters, Optional.empty(), Map.of());
                gate.send("GET", ask.path(), marked(parameters, i), Optional.empty(), Map.of());
                body(gate, ask, i);
            }
        }
        assertTrue(
                recorder.texts().size() > 500, () -> "only " + recorder.texts().size() + " statements");
        List<String> marked = recorder.texts().stream()
                .filter(sql -> sql.toLowerCase(java.util.Locale.ROOT).contains(MARKER))
                .toList();
        assertEquals(List.of(), marked);
        List<String> quoted =
                recorder.texts().stream().filter(SqlTextTest::holdsLiteral).toList();
        assertEquals(List.of(), quoted, "texts stand in statements as parameters only");
    }

    /** The only text a statement holds is the path by which it reads the keys that travel as JSON. */
    private static boolean holdsLiteral(String sql) {
        return sql.replace("'$[*]'", "").replace("'$'", "").contains("'");
    }

    private static Map<String, List<String>> marked(Map<String, List<String>> parameters, int round) {
        Map<String, List<String>> marked = new LinkedHashMap<>(parameters);
        List<String> options = List.of("fields", "sort", "group", "join", "ojoin", "where", "having", "after");
        List<String> forms = List.of(
                MARKER,
                "uuid as " + MARKER,
                "sum(" + MARKER + ")",
                MARKER + "==1",
                "-" + MARKER,
                "uuid." + MARKER,
                "count(*) as " + MARKER,
                "owner as " + MARKER,
                "title==" + MARKER + "*",
                MARKER + "' or '1'='1");
        marked.put(options.get(round % options.size()), List.of(forms.get(round % forms.size())));
        return marked;
    }

    private static void body(Gate gate, Ask ask, int round) {
        String member = List.of("title", "notes", "uuid", MARKER, "extras").get(round % 5);
        String body = "{\"" + member + "\": \"" + MARKER + "'--\"}";
        boolean single = ask.isSingle();
        gate.send(
                single ? "PUT" : "POST",
                ask.path(),
                Map.of(),
                Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of("if-match", "\"" + MARKER + "\""));
    }

    @Test
    void requests_that_differ_in_values_alone_send_the_same_statements() {
        Map<String, Set<List<String>>> textsByShape = new HashMap<>();
        for (World world : worlds) {
            AskGenerator asks = new AskGenerator(world, world.seed() + 4, Trials.FEATURES);
            for (int i = 0; i < Trials.REQUESTS / 2; i++) {
                Ask ask = asks.next();
                // an engine of its own each, so that no kept plan hides what a fresh one would say
                for (Ask variant : List.of(ask, ask.mapArguments(each -> other(ask, each)))) {
                    recorder.clear();
                    Gate.of(fixture, Engines.over(fixture, recorder, recorder.log(fixture.log())), world)
                            .ask(variant);
                    if (!recorder.statements().isEmpty()) {
                        textsByShape
                                .computeIfAbsent(world.number() + shape(variant), shape -> new HashSet<>())
                                .add(recorder.statements());
                    }
                }
            }
        }
        List<String> several = textsByShape.entrySet().stream()
                .filter(entry -> !isOneList(entry.getValue()))
                .map(entry -> entry.getKey() + "\n  " + entry.getValue())
                .toList();
        assertTrue(textsByShape.size() > Trials.REQUESTS, () -> textsByShape.size() + " shapes");
        assertEquals(List.of(), several);
    }

    /** Whether all are the longest one with some left out: what leads nowhere is not asked for. */
    private static boolean isOneList(Set<List<String>> lists) {
        List<String> longest =
                lists.stream().max(Comparator.comparing(List::size)).orElseThrow();
        return lists.stream().allMatch(list -> {
            int at = 0;
            for (String text : longest) {
                at += at < list.size() && list.get(at).equals(text) ? 1 : 0;
            }
            return at == list.size();
        });
    }

    /** Another value that a comparison of the same kind takes; wildcards are part of the shape. */
    private static String other(Ask ask, String argument) {
        boolean keeps = argument.contains("*") || argument.equals("true") || argument.equals("false");
        return keeps || !argument.matches("[a-zA-Z]+") || ask.isSingle() ? argument : argument + "x";
    }

    private static String shape(Ask ask) {
        return ask.mapArguments(each -> each.contains("*") ? "*" : each.matches("true|false|0|1") ? each : "?")
                .toString()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "?");
    }
}
