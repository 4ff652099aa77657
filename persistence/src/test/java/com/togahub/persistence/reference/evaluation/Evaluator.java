package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Key;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Selected;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers requests by going through all rows. */
public final class Evaluator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEFAULT_DEPTH = 3;
    private static final int DEFAULT_PAGE = 25;

    /** With more relations than this the server may leave some out for their cost. */
    private static final int MANY_RELATIONS = 20;

    private final World world;
    private final int serverDepth;
    private final int defaultCalcDepth;
    private final Rights rights;
    private final Conditions conditions;

    /** For one world. */
    public Evaluator(World world, int serverDepth, int defaultCalcDepth) {
        this.world = world;
        this.serverDepth = serverDepth;
        this.defaultCalcDepth = defaultCalcDepth;
        this.rights = new Rights(world);
        this.conditions = new Conditions(rights);
    }

    /** Whether the caller may use a path in a condition. */
    public boolean grants(Table table, List<String> path) {
        Names names = new Names(rights, table, Map.of());
        return names.leaf(path, true).isPresent();
    }

    /** Whether the caller may read a table. */
    public boolean grants(Table table) {
        return rights.mayRead(table);
    }

    /** What the answer must be. */
    public Expected answer(Ask asked) {
        Ask ask = grouping(asked);
        Optional<String> refused = refused(ask);
        if (refused.isPresent()) {
            return Expected.failure(Set.of(refused.get()));
        }
        Joins joins = new Joins(rights, ask);
        Names names = new Names(rights, ask.table(), joins.tables());
        joins.check(names);
        ask.where().ifPresent(names::check);
        if (names.codes().contains("EV-7") && bases(ask).isEmpty()) {
            // which of the two is found first is nowhere said
            names.wrong("EV-14");
        }
        if (ask.isSummary()) {
            return new Summary(rights, names, ask).answer(() -> matching(ask, joins));
        }
        Shower shower = shower(ask);
        Fields fields = new Fields(ask, joins);
        fields.check(names, shower);
        List<Kind> kinds = kinds(ask, names);
        if (names.isUnsaid() || shower.relations() > MANY_RELATIONS) {
            return Expected.open();
        }
        if (!names.codes().isEmpty()) {
            return Expected.failure(names.codes());
        }
        Optional<List<Tuple>> matching = matching(ask, joins);
        if (matching.isEmpty() || (ask.isSingle() && matching.get().isEmpty())) {
            return Expected.failure(Set.of("EV-14"));
        }
        List<Tuple> found = new ArrayList<>(matching.get());
        found.sort(order(ask, kinds));
        List<JsonNode> shown = new ArrayList<>();
        found.forEach(tuple -> shown.add(fields.show(tuple, shower)));
        if (ask.isSingle()) {
            return Expected.success(shown.get(0), 1);
        }
        return Expected.success(page(ask, shown), shown.size());
    }

    /** Distinct rows are groups by all that is selected, unless that tells every row from the others. */
    private static Ask grouping(Ask ask) {
        boolean groups = ask.distinct()
                && !ask.isSummary()
                && ask.fields().isPresent()
                && ask.fields().get().stream()
                        .noneMatch(each -> each.canonical().equals("uuid")
                                || each.canonical().equals("*"));
        return groups
                ? ask.groupedBy(ask.fields().get().stream().map(Selected::path).toList())
                : ask;
    }

    private Shower shower(Ask ask) {
        int depth = ask.depth().orElse(DEFAULT_DEPTH);
        int calcDepth = ask.calcDepth().orElse(defaultCalcDepth);
        return new Shower(
                rights,
                depth == 0 ? serverDepth : Math.min(depth, serverDepth),
                calcDepth == 0 ? serverDepth : calcDepth,
                serverDepth);
    }

    /** The rows of a page. */
    static ArrayNode page(Ask ask, List<JsonNode> rows) {
        int size = ask.recordsPerPage().orElse(DEFAULT_PAGE);
        long from = (ask.page().orElse(1) - 1L) * size;
        ArrayNode page = JSON.arrayNode();
        rows.stream().skip(from).limit(size).forEach(page::add);
        return page;
    }

    /** What is said before any option is looked at. */
    private Optional<String> refused(Ask ask) {
        for (int i = 1; i < ask.route().size(); i++) {
            if (via(ask, i).isEmpty()) {
                return Optional.of("EV-2");
            }
        }
        if (!ask.route().stream().allMatch(rights::mayRead)) {
            return Optional.of("EZ-1");
        }
        for (int i = 1; i < ask.route().size(); i++) {
            if (!rights.mayList(via(ask, i).orElseThrow())) {
                return Optional.of("EZ-2");
            }
        }
        return Optional.empty();
    }

    private static Optional<Children> via(Ask ask, int step) {
        String child = ask.route().get(step).name();
        return ask.route().get(step - 1).children().stream()
                .filter(each -> each.table().equals(child))
                .findFirst();
    }

    private static List<Kind> kinds(Ask ask, Names names) {
        List<Kind> kinds = new ArrayList<>();
        for (Key key : ask.sort()) {
            names.leaf(List.of(key.text().split("\\.")), false).ifPresent(member -> kinds.add(member.kind()));
        }
        return kinds;
    }

    /** The rows that match; empty where a record on the way cannot be seen. */
    private Optional<List<Tuple>> matching(Ask ask, Joins joins) {
        return bases(ask).map(bases -> bases.stream()
                .flatMap(row -> joins.of(row).stream())
                .filter(tuple -> ask.where()
                        .map(clause -> conditions.of(clause, tuple) == Truth.TRUE)
                        .orElse(true))
                .toList());
    }

    private Optional<List<Row>> bases(Ask ask) {
        List<Row> rows = seen(ask.route().get(0));
        for (int i = 0; i < ask.uuids().size(); i++) {
            String uuid = ask.uuids().get(i);
            List<Row> named =
                    rows.stream().filter(row -> row.uuid().equals(uuid)).toList();
            if (i == ask.route().size() - 1 || named.isEmpty()) {
                return i == ask.route().size() - 1 ? Optional.of(named) : Optional.empty();
            }
            rows = rights.children(named.get(0), via(ask, i + 1).orElseThrow());
        }
        return Optional.of(rows);
    }

    private List<Row> seen(Table table) {
        return world.rows().get(table.name()).stream().filter(rights::sees).toList();
    }

    private Comparator<Tuple> order(Ask ask, List<Kind> kinds) {
        Comparator<Tuple> order = Order.none();
        for (int i = 0; i < ask.sort().size(); i++) {
            Kind kind = kinds.get(i);
            List<String> path = List.of(ask.sort().get(i).text().split("\\."));
            Comparator<Tuple> key = (left, right) ->
                    Order.nullsFirst(conditions.value(left, path), conditions.value(right, path), kind);
            order = order.thenComparing(ask.sort().get(i).descending() ? key.reversed() : key);
        }
        order = order.thenComparing(tuple -> tuple.base().id());
        for (var joined : ask.joins()) {
            order = order.thenComparing(
                    tuple -> tuple.joined().get(joined.name()).map(Row::id).orElse(0L));
        }
        return order;
    }
}
