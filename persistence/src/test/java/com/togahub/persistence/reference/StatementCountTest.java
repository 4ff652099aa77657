package com.togahub.persistence.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Engines;
import com.togahub.persistence.reference.evaluation.Values;
import com.togahub.persistence.reference.generation.Installation;
import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Formula;
import com.togahub.persistence.reference.model.Grant;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Role;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.EngineFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a read costs depends on its shape, not on the number of rows: 1, 10 and 1,000 orders take the same statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountTest {
    private static final List<Integer> SIZES = List.of(1, 10, 1_000);

    private final EngineFixture fixture = EngineFixture.create();
    private final Recorder recorder = new Recorder(fixture.database());
    private final Map<Integer, World> worlds = new LinkedHashMap<>();

    @BeforeAll
    void install() {
        for (int size : SIZES) {
            World world = world(size);
            Installation.metadata(world, fixture.core());
            Installation.rows(world, fixture.client());
            worlds.put(size, world);
        }
    }

    /** Buyers with orders, each with two lines that have two parts each. */
    private static World world(int size) {
        String prefix = "s" + size;
        Children orders = new Children("orders", prefix + "Orders", "buyer");
        Children lines = new Children("lines", prefix + "Lines", "order");
        Children parts = new Children("parts", prefix + "Parts", "line");
        Formula sum = new Formula.OverChildren("sum", "lines", new Formula.Own("amount"));
        Table buyer = table(prefix, "Buyers", List.of(), List.of(orders));
        Table order = table(
                prefix,
                "Orders",
                List.of(
                        new Member("buyer", Kind.REFERENCE, buyer.name(), Optional.empty()),
                        new Member("total", Kind.CALCULATED, "", Optional.of(sum))),
                List.of(lines));
        Table line = table(
                prefix,
                "Lines",
                List.of(new Member("order", Kind.REFERENCE, order.name(), Optional.empty())),
                List.of(parts));
        Table part = table(
                prefix, "Parts", List.of(new Member("line", Kind.REFERENCE, line.name(), Optional.empty())), List.of());
        List<Table> tables = List.of(buyer, order, line, part);
        Map<String, Grant> grants = new LinkedHashMap<>();
        tables.forEach(each -> grants.put(each.name(), new Grant(Optional.empty(), names(each))));
        Role role = new Role(UUID.randomUUID().toString(), prefix + "reader", grants);
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        rows.put(buyer.name(), rows(buyer, List.of(), 1));
        rows.put(order.name(), rows(order, rows.get(buyer.name()), size));
        rows.put(line.name(), rows(line, rows.get(order.name()), 2));
        rows.put(part.name(), rows(part, rows.get(line.name()), 2));
        return new World(size, 0, tables, List.of(role), List.of(role), role.uuid(), rows);
    }

    private static Table table(String prefix, String name, List<Member> more, List<Children> children) {
        List<Member> members = new ArrayList<>();
        members.add(Member.of("uuid", Kind.UUID));
        members.add(Member.of("title", Kind.STRING));
        members.add(Member.of("amount", Kind.INTEGER));
        members.addAll(more);
        return new Table(prefix + name, prefix + "-" + name.toLowerCase(java.util.Locale.ROOT), members, children);
    }

    private static Set<String> names(Table table) {
        return table.members().stream().map(Member::name).collect(Collectors.toSet());
    }

    private static List<Row> rows(Table table, List<Row> parents, int perParent) {
        List<Row> rows = new ArrayList<>();
        Optional<Member> link = table.members().stream()
                .filter(member -> member.kind() == Kind.REFERENCE)
                .findFirst();
        for (int i = 0; i < Math.max(1, parents.size()) * perParent; i++) {
            Row row = new Row(table, i + 1L, UUID.randomUUID().toString());
            row.put("title", "title " + i % 7);
            row.put("amount", (long) i);
            int parent = i / perParent;
            link.ifPresent(member -> row.put(member.name(), parents.get(parent)));
            rows.add(row);
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a single record | /orders/{uuid} | depth=-1",
                "a single record with all below | /orders/{uuid} |",
                "a list | /orders | depth=-1",
                "a list with a record it refers to | /orders | fields=uuid,buyer.title",
                "a list with children | /orders | fields=uuid,lines.amount",
                "a list three levels deep | /orders | fields=uuid,buyer.title,lines.amount,lines.parts.title",
                "a list with all below | /buyers | depth=3",
                "a list joined to one | /orders | join=buyer as b&fields=uuid,b.title",
                "a list joined to many | /orders | join=lines as l&fields=uuid,l.amount",
                "groups | /orders | group=title&fields=title,count(*),sum(amount),count(distinct lines.amount)",
                "an aggregate over all | /orders | fields=count(*),sum(lines.amount),avg(lines.parts.amount)",
                "distinct values | /orders | fields=title&distinct=true",
                "a condition on children | /orders | where=lines.parts.amount=ge=0&depth=-1",
                "totals | /orders | totals=true&depth=-1",
                "a calculated field | /orders | fields=uuid,total&sort=-total",
                "a nested route | /buyers/{buyer}/orders | depth=-1",
                "a nested route with children | /buyers/{buyer}/orders | fields=uuid,lines.amount",
            })
    void reads_take_as_many_statements_for_a_thousand_rows_as_for_one(String shape, String path, String options) {
        Map<Integer, List<String>> sent = new LinkedHashMap<>();
        for (int size : SIZES) {
            World world = worlds.get(size);
            String prefix = "s" + size + "-";
            String order = world.rows().get("s" + size + "Orders").get(0).uuid();
            String buyer = world.rows().get("s" + size + "Buyers").get(0).uuid();
            String route = path.replaceFirst("^/", "/" + prefix)
                    .replace("}/orders", "}/" + prefix + "orders")
                    .replace("{uuid}", order)
                    .replace("{buyer}", buyer);
            recorder.clear();
            Gate gate = Gate.of(fixture, Engines.over(fixture, recorder, recorder.log(fixture.log())), world);
            Answer answer = gate.send("GET", route, parameters(options), Optional.empty(), Map.of());
            JsonNode envelope = Values.read(new String(answer.body().bytes(), StandardCharsets.UTF_8));
            assertEquals(200, answer.status(), envelope::toString);
            assertTrue(!envelope.path("data").elements().next().isEmpty(), envelope::toString);
            sent.put(size, recorder.statements());
        }
        Set<Integer> counts = sent.values().stream().map(List::size).collect(Collectors.toSet());
        assertEquals(1, counts.size(), () -> shape + ": " + sent);
        int most = options == null || options.contains("depth=3") ? 8 : 4;
        assertTrue(counts.iterator().next() <= most, () -> shape + ": " + sent.get(1));
    }

    private static Map<String, List<String>> parameters(String options) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (options != null) {
            for (String option : options.split("&", -1)) {
                String[] parts = option.split("=", 2);
                parameters.put(parts[0], List.of(parts[1]));
            }
        }
        parameters.putIfAbsent("recordsPerPage", List.of("1000"));
        return parameters;
    }
}
