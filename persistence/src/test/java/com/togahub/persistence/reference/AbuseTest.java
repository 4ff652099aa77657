package com.togahub.persistence.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.crud.Answer;
import com.togahub.persistence.reference.evaluation.Values;
import com.togahub.persistence.reference.generation.Installation;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.EngineFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Abuse that reads must resist, line by line; what happened to whom stands in the specification's list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbuseTest {
    private static final String PEOPLE = "/ab-people";
    private static final String NOTES = "/ab-notes";
    private static final int VISIBLE = AbuseWorld.PEOPLE * (AbuseWorld.NOTES_EACH - 1);

    private final EngineFixture fixture = EngineFixture.create();
    private final World world = AbuseWorld.make();
    private final Gate gate;

    AbuseTest() {
        Installation.metadata(world, fixture.core());
        Installation.rows(world, fixture.client());
        gate = Gate.of(fixture, fixture.engine(), world);
    }

    private JsonNode get(String path, String... options) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            parameters.put(options[i], List.of(options[i + 1]));
        }
        return envelope(gate.send("GET", path, parameters, Optional.empty(), Map.of()));
    }

    private static JsonNode envelope(Answer answer) {
        return Values.read(new String(answer.body().bytes(), StandardCharsets.UTF_8));
    }

    private static String code(JsonNode envelope) {
        return envelope.at("/messages/0/code").asText("none");
    }

    private JsonNode blob(String path, String json) {
        String encoded = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return get(path, "_", encoded);
    }

    private static JsonNode data(JsonNode envelope) {
        assertEquals(200, envelope.path("status").asInt(), envelope::toString);
        return envelope.path("data").elements().next();
    }

    @ParameterizedTest(name = "1: {0}")
    @ValueSource(
            strings = {
                "secret==\"hush 1\"",
                "secret==h*",
                "secret!=x",
                "secret=like=h%",
                "secret=ilike=H%",
                "secret=in=(a,b)",
                "secret=out=(a)",
                "secret=null=true",
                "secret=gt=a",
                "name==x,secret==y",
                "(name==x;(secret==y,name==z))"
            })
    void where_on_an_unreadable_field_is_no_oracle(String where) {
        assertEquals("EZ-2", code(get(PEOPLE, "where", where)));
    }

    @Test
    @DisplayName("1: a JSON tree is no way around")
    void where_as_a_tree_on_an_unreadable_field_is_no_oracle() {
        String compare = "{\"field\":\"secret\",\"op\":\"eq\",\"value\":\"x\"}";
        for (String tree : List.of(compare, "{\"not\":" + compare + "}", "{\"or\":[" + compare + "]}")) {
            assertEquals("EZ-2", code(blob(PEOPLE, "{\"where\":" + tree + "}")), tree);
        }
    }

    @ParameterizedTest(name = "2: {0}")
    @ValueSource(
            strings = {
                "boss.secret==x",
                "boss.boss.secret==x",
                "notes.hidden==x",
                "notes.owner.secret==x",
                "vault.code==4711",
                "vault.code=null=false",
                "boss.notes.hidden=like=d%"
            })
    void where_through_a_relation_to_a_hidden_field_is_refused(String where) {
        assertEquals("EZ-2", code(get(PEOPLE, "where", where)));
    }

    @ParameterizedTest(name = "3: {0}")
    @ValueSource(
            strings = {
                "name[t1.secret]", "t0.csecret", "id", "csecret", "bossId", "boss.id", "`name`", "name`", "name--",
                "name/**/", "name;secret", "(name)", "name)", "abPeople.name", "_secret", "$.name", "name::text", "c0"
            })
    void column_names_and_expressions_inside_a_key_are_refused(String key) {
        for (String option : List.of("fields", "sort", "group", "join", "ojoin")) {
            JsonNode envelope = get(PEOPLE, option, key);
            assertEquals(400, envelope.path("status").asInt(), () -> option + " " + envelope);
        }
        assertEquals(400, get(PEOPLE, "where", key + "==x").path("status").asInt());
        assertEquals(
                400,
                get(PEOPLE, "group", "name", "having", key + "==x")
                        .path("status")
                        .asInt());
    }

    @Test
    @DisplayName("4: no sort by a hidden field, nor by a function of it")
    void sort_by_a_hidden_field_or_a_function_is_refused() {
        for (String hidden : List.of("secret", "-secret", "boss.secret", "name,-boss.boss.secret", "vault.code")) {
            assertEquals("EZ-2", code(get(PEOPLE, "sort", hidden)), hidden);
        }
        for (String function :
                List.of("length(secret)", "rand()", "if(1,name,secret)", "secret desc", "sleep(5)", "name+1")) {
            assertEquals(400, get(PEOPLE, "sort", function).path("status").asInt(), function);
        }
    }

    @Test
    @DisplayName("5: no group, distinct, aggregate or having over a hidden field, in subqueries neither")
    void summaries_of_hidden_fields_are_refused() {
        assertEquals("EZ-2", code(get(PEOPLE, "group", "secret")));
        assertEquals("EZ-2", code(get(PEOPLE, "group", "boss.secret", "fields", "count(*)")));
        assertEquals("EZ-2", code(get(PEOPLE, "fields", "secret", "distinct", "true")));
        for (String aggregate : List.of(
                "count(secret)",
                "min(secret)",
                "max(boss.secret)",
                "count(distinct secret)",
                "max(notes.hidden)",
                "count(notes.hidden)",
                "count(distinct notes.owner.secret)",
                "count(vault.code)")) {
            assertEquals("EZ-2", code(get(PEOPLE, "fields", aggregate)), aggregate);
        }
        String having = code(get(PEOPLE, "group", "name", "fields", "name,count(*) as n", "having", "secret==x"));
        assertTrue(List.of("EV-3", "EZ-2").contains(having), having);
        assertEquals("EZ-2", code(get(PEOPLE, "fields", "count(*)", "where", "notes.hidden==x")));
    }

    @ParameterizedTest(name = "6: {0}")
    @ValueSource(
            strings = {
                "secret as name",
                "secret as uuid",
                "boss.secret as x",
                "vault.code as c",
                "max(secret) as m",
                "notes.hidden"
            })
    void an_alias_removes_no_redaction(String fields) {
        assertEquals("EZ-2", code(get(PEOPLE, "fields", fields)));
    }

    @Test
    @DisplayName("6: what a join brings is as hidden under its alias")
    void a_join_removes_no_redaction() {
        assertEquals("EZ-2", code(get(PEOPLE, "join", "notes as n", "fields", "n.hidden")));
        assertEquals("EZ-2", code(get(PEOPLE, "join", "notes as n", "fields", "n.hidden as name")));
        assertEquals("EZ-2", code(get(PEOPLE, "join", "boss as secret", "fields", "secret.secret")));
        assertEquals("EZ-2", code(get(PEOPLE, "ojoin", "vault as v")));
    }

    @Test
    @DisplayName("7: wildcards touch no hidden column")
    void wildcards_show_and_search_nothing_hidden() {
        String shown =
                get(PEOPLE, "join", "notes as n", "fields", "*,boss.*,n.*").toString()
                        + get(PEOPLE, "fields", "notes.*,boss.boss.*")
                        + get(PEOPLE, "recordsPerPage", "2")
                        + get(NOTES, "recordsPerPage", "2");
        for (String hidden : List.of("secret", "hush", "hidden", "deep", "combination", "private", "\"id\"")) {
            assertFalse(shown.contains(hidden), hidden);
        }
        assertEquals(400, get(PEOPLE, "where", "*==hush*").path("status").asInt());
        assertEquals(400, get(PEOPLE, "q", "hush").path("status").asInt());
    }

    @Test
    @DisplayName("8: joins, calculated fields, aggregates and paths keep the row filter of children")
    void the_row_filter_of_children_holds_everywhere() {
        for (String join : List.of("join", "ojoin")) {
            JsonNode rows = data(get(PEOPLE, join, "notes as n", "fields", "n.title", "recordsPerPage", "10000"));
            assertEquals(VISIBLE, rows.size());
            assertFalse(rows.toString().contains("private"));
        }
        int sum = AbuseWorld.NOTES_EACH - 1;
        data(get(PEOPLE, "fields", "total"))
                .forEach(row -> assertEquals(sum, row.path("total").asInt()));
        assertEquals(0, data(get(PEOPLE, "where", "total=gt=" + sum)).size());
        assertEquals(0, data(get(PEOPLE, "where", "notes.title==private")).size());
        assertEquals(0, data(get(PEOPLE, "where", "notes.amount=gt=1")).size());
        assertEquals(0, data(get(PEOPLE, "where", "boss.notes.amount=gt=1")).size());
        JsonNode summary =
                data(get(PEOPLE, "fields", "sum(notes.amount) as s,max(notes.amount) as m,count(notes.uuid) as c"));
        assertEquals("[{\"s\":" + VISIBLE + ",\"m\":1,\"c\":" + VISIBLE + "}]", summary.toString());
    }

    @Test
    @DisplayName("9: totals count only what may be seen")
    void totals_are_built_with_the_row_filter() {
        assertEquals(
                VISIBLE, get(NOTES, "totals", "true").at("/meta/totalRecords").asInt());
        assertEquals(
                0,
                get(NOTES, "totals", "true", "where", "title==private")
                        .at("/meta/totalRecords")
                        .asInt());
        assertEquals(
                VISIBLE,
                get(PEOPLE, "join", "notes", "totals", "true")
                        .at("/meta/totalRecords")
                        .asInt());
        int titles = AbuseWorld.NOTES_EACH - 1;
        assertEquals(
                titles,
                get(NOTES, "group", "title", "totals", "true")
                        .at("/meta/totalRecords")
                        .asInt());
    }

    @ParameterizedTest(name = "10: {0}")
    @ValueSource(
            strings = {
                "x' OR '1'='1",
                "x\" OR \"1\"=\"1",
                "x\\' OR 1=1 -- ",
                "x') OR (1=1",
                "x*/ OR 1=1 /*",
                "x%' OR '%'='",
                "'; DROP TABLE AbPeople; -- ",
                "${id.userUuid}",
                "$[*]",
                "note 1' UNION SELECT secret FROM AbPeople -- "
            })
    void injection_through_values_matches_nothing(String value) {
        String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        for (String operator : List.of("==", "=like=", "=ilike=", "=in=")) {
            String argument = operator.equals("=in=") ? "(" + quoted + ",\"y\")" : quoted;
            assertEquals(
                    0, data(get(NOTES, "where", "title" + operator + argument)).size(), operator);
        }
        for (String option :
                List.of("sort", "group", "fields", "join", "having", "distinct", "page", "after", "depth")) {
            int status = get(NOTES, option, value).path("status").asInt();
            assertEquals(400, status, option);
        }
        assertEquals(
                AbuseWorld.PEOPLE,
                get(PEOPLE, "totals", "true").at("/meta/totalRecords").asInt());
    }

    @Test
    @DisplayName("16: forbidden and absent are answered alike")
    void a_hidden_record_is_as_absent_as_none() {
        String hidden = world.rows().get("abNotes").get(0).uuid();
        String absent = UUID.randomUUID().toString();
        String parent = PEOPLE + "/" + world.rows().get("abPeople").get(0).uuid() + "/ab-notes/";
        for (String method : List.of("GET", "PUT", "DELETE")) {
            for (String path : List.of(NOTES + "/", parent)) {
                Optional<byte[]> body = method.equals("PUT")
                        ? Optional.of("{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
                JsonNode first = envelope(gate.send(method, path + hidden, Map.of(), body, Map.of()));
                JsonNode second = envelope(gate.send(method, path + absent, Map.of(), body, Map.of()));
                assertEquals("EV-14", code(first), () -> method + first);
                assertEquals(second.path("messages"), first.path("messages"));
            }
        }
        assertEquals(
                get(PEOPLE, "where", "vault.code==x").path("messages"),
                get(PEOPLE, "where", "vault.nothing==x").path("messages"));
    }

    @Test
    @DisplayName("19: bombs in the blob are refused at once")
    void bombs_are_refused_at_once() {
        List<String> bombs = new ArrayList<>();
        bombs.add("{\"where\":" + "{\"not\":".repeat(5_000) + "1" + "}".repeat(5_001));
        bombs.add("[".repeat(10_000) + "]".repeat(10_000));
        bombs.add("{\"where\":{\"and\":["
                + String.join(",", Collections.nCopies(2_000, "{\"field\":\"name\",\"op\":\"eq\",\"value\":\"x\"}"))
                + "]}}");
        bombs.add("{\"page\":1,\"page\":2}");
        bombs.add("{\"page\":1e999999999}");
        bombs.add("{\"depth\":" + "9".repeat(5_000) + "}");
        bombs.add("{\"where\":\"name==" + "x".repeat(100_000) + "\"}");
        bombs.add("{\"where\":\"" + "(".repeat(3_000) + "name==x" + ")".repeat(3_000) + "\"}");
        bombs.add("{\"fields\":[" + String.join(",", Collections.nCopies(5_000, "\"name\"")) + "]}");
        bombs.add("{\"where\":{\"field\":\"name\",\"op\":\"in\",\"value\":["
                + String.join(",", Collections.nCopies(100_000, "\"x\"")) + "]}}");
        for (String bomb : bombs) {
            JsonNode envelope = assertTimeout(Duration.ofSeconds(5), () -> blob(PEOPLE, bomb));
            String start = bomb.substring(0, Math.min(60, bomb.length()));
            assertEquals(400, envelope.path("status").asInt(), () -> start + " " + envelope);
        }
    }

    @Test
    @DisplayName("20: what each limit allows is bounded in total")
    void amplification_within_each_limit_is_bounded_in_total() {
        assertEquals("EV-10", code(get(NOTES, "depth", "0", "recordsPerPage", "10000")));
        String nine =
                "notes as a,notes as b,notes as c,notes as d,notes as e,notes as f,notes as g,notes as h,notes as i";
        assertEquals("EV-10", code(get(PEOPLE, "join", nine)));
        JsonNode eight = assertTimeout(
                Duration.ofSeconds(20),
                () -> get(PEOPLE, "join", nine.replace(",notes as i", ""), "recordsPerPage", "1"));
        assertTrue(List.of(200, 400).contains(eight.path("status").asInt()), eight::toString);
        String many = "boss.boss.boss.boss.boss.boss.boss.boss.name";
        assertEquals("EV-10", code(get(PEOPLE, "fields", many)));
        assertEquals("EV-10", code(get(PEOPLE, "recordsPerPage", "10001")));
    }
}
