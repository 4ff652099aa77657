package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Key;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Selected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A list of groups: grouped values and aggregates. */
final class Summary {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int AVERAGE_SCALE = 6;

    private final Conditions conditions;
    private final Names names;
    private final Ask ask;
    private final List<List<String>> group;
    private final List<Selected> selected;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    Summary(Eyes eyes, Names names, Ask ask) {
        this.conditions = new Conditions(eyes);
        this.names = names;
        this.ask = ask;
        this.group = ask.group().stream().map(Summary::meant).distinct().toList();
        this.selected =
                ask
                        .fields()
                        .orElseGet(() -> ask.group().stream()
                                .map(path -> Selected.plain(path, ""))
                                .toList())
                        .stream()
                        .map(each -> each.isAggregate() ? each : Selected.plain(meant(each.path()), each.alias()))
                        .toList();
    }

    /** A reference is grouped by its uuid: both names mean the same. */
    private static List<String> meant(List<String> path) {
        boolean named = path.size() > 1 && path.get(path.size() - 1).equals("uuid");
        return named ? path.subList(0, path.size() - 1) : path;
    }

    private static String meant(String path) {
        return String.join(".", meant(List.of(path.split("\\."))));
    }

    /** Values by the name or path under which sort and having know them. */
    private record Group(Map<String, Optional<Object>> values) {}

    Expected answer(Supplier<Optional<List<Tuple>>> rows) {
        if (ask.isSingle()) {
            names.wrong("EV-1");
        }
        group.forEach(path -> names.leaf(path, false).ifPresent(member -> know(path, member.kind())));
        selected.forEach(this::check);
        ask.sort().stream().filter(key -> !kinds.containsKey(named(key))).forEach(key -> names.wrong("EV-16"));
        ask.having().ifPresent(this::check);
        if (names.isUnsaid()) {
            return Expected.open();
        }
        if (!names.codes().isEmpty()) {
            return Expected.failure(names.codes());
        }
        return answer(rows.get());
    }

    private Expected answer(Optional<List<Tuple>> matching) {
        if (matching.isEmpty()) {
            return Expected.failure(Set.of("EV-14"));
        }
        List<Group> groups = new ArrayList<>(
                groups(matching.get()).stream().filter(this::passes).toList());
        groups.sort(order());
        List<JsonNode> shown = new ArrayList<>();
        groups.forEach(group -> shown.add(show(group)));
        return Expected.success(Evaluator.page(ask, shown), shown.size());
    }

    private void know(List<String> path, Kind kind) {
        kinds.put(String.join(".", path), kind);
    }

    private void check(Selected each) {
        if (!each.isAggregate()) {
            names.leaf(each.path(), false).ifPresent(member -> {
                if (!group.contains(each.path())) {
                    names.wrong("EV-16");
                } else if (!each.alias().isEmpty()) {
                    kinds.put(each.alias(), member.kind());
                }
            });
            return;
        }
        if (each.path().equals(List.of("*"))) {
            kinds.put(each.name(), Kind.INTEGER);
            return;
        }
        names.leaf(each.path(), true).ifPresent(member -> know(each, member));
    }

    private void know(Selected each, Member member) {
        boolean adds = each.function().equals("sum") || each.function().equals("avg");
        boolean picks = each.function().equals("min") || each.function().equals("max");
        if ((adds && !member.kind().isNumber()) || (picks && !member.kind().isOrdered())) {
            names.wrong("EV-7");
        }
        kinds.put(each.name(), each.function().equals("count") ? Kind.INTEGER : adds ? Kind.DECIMAL : member.kind());
    }

    private void check(Clause clause) {
        if (clause instanceof Clause.All all) {
            all.parts().forEach(this::check);
        } else if (clause instanceof Clause.Any any) {
            any.parts().forEach(this::check);
        } else if (clause instanceof Clause.Compare compare) {
            Kind kind = kinds.get(String.join(".", compare.path()));
            if (kind == null) {
                names.wrong("EV-3");
            } else if (!Comparison.fits(kind, compare)) {
                names.wrong("EV-7");
            }
        }
    }

    private List<Group> groups(List<Tuple> rows) {
        Map<List<Object>, List<Tuple>> byKey = new LinkedHashMap<>();
        if (group.isEmpty()) {
            byKey.put(List.of(), new ArrayList<>());
        }
        for (Tuple row : rows) {
            List<Object> key = new ArrayList<>();
            group.forEach(path -> key.add(conditions.value(row, path).map(value -> folded(path, value))));
            byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
        }
        return byKey.values().stream().map(this::group).toList();
    }

    private Object folded(List<String> path, Object value) {
        return folded(kinds.get(String.join(".", path)), value);
    }

    private static Object folded(Kind kind, Object value) {
        if (value instanceof String text && (kind == Kind.STRING || kind == Kind.TEXT)) {
            return Collation.folded(text);
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private Group group(List<Tuple> rows) {
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        for (List<String> path : group) {
            // of the spellings of one text the first in binary order is shown
            values.put(
                    String.join(".", path),
                    rows.stream()
                            .flatMap(row -> conditions.value(row, path).stream())
                            .min(Comparator.comparing(Object::toString)));
        }
        for (Selected each : selected) {
            if (each.isAggregate()) {
                values.put(each.name(), aggregate(each, rows));
            } else if (!each.alias().isEmpty()) {
                values.put(each.alias(), values.get(each.canonical()));
            }
        }
        return new Group(values);
    }

    private Optional<Object> aggregate(Selected each, List<Tuple> rows) {
        if (each.path().equals(List.of("*"))) {
            return Optional.of((long) rows.size());
        }
        List<Object> values = rows.stream()
                .flatMap(row -> conditions.values(row, each.path()).stream())
                .toList();
        Kind kind = names.leaf(each.path(), true).orElseThrow().kind();
        if (each.function().equals("count")) {
            Set<Object> different = new HashSet<>();
            values.forEach(value -> different.add(folded(kind, value)));
            return Optional.of((long) (each.distinct() ? different.size() : values.size()));
        }
        if (each.function().equals("min") || each.function().equals("max")) {
            // texts by their code points, so that of equal spellings it is always the same
            Comparator<Object> order = (left, right) -> left instanceof String text
                    ? text.compareTo((String) right)
                    : Comparison.compare(left, right, kind);
            return values.stream().min(each.function().equals("min") ? order : order.reversed());
        }
        return Eyes.aggregate(each.function(), values.stream().map(Eyes::number).toList(), Optional.empty())
                .map(number ->
                        each.function().equals("avg") ? number.setScale(AVERAGE_SCALE, RoundingMode.HALF_UP) : number);
    }

    private boolean passes(Group group) {
        return ask.having().map(clause -> passes(clause, group) == Truth.TRUE).orElse(true);
    }

    private Truth passes(Clause clause, Group group) {
        if (clause instanceof Clause.All all) {
            return all.parts().stream().map(part -> passes(part, group)).reduce(Truth.TRUE, Truth::and);
        }
        if (clause instanceof Clause.Any any) {
            return any.parts().stream().map(part -> passes(part, group)).reduce(Truth.FALSE, Truth::or);
        }
        Clause.Compare compare = (Clause.Compare) clause;
        String name = String.join(".", compare.path());
        return group.values()
                .get(name)
                .map(value -> Comparison.of(value, kinds.get(name), compare))
                .orElse(Comparison.ofNothing(compare));
    }

    private Comparator<Group> order() {
        Comparator<Group> order = Order.none();
        for (Key key : ask.sort()) {
            Comparator<Group> one = by(named(key));
            order = order.thenComparing(key.descending() ? one.reversed() : one);
        }
        for (List<String> path : group) {
            order = order.thenComparing(by(String.join(".", path)));
        }
        return order;
    }

    private String named(Key key) {
        return kinds.containsKey(key.text()) ? key.text() : meant(key.text());
    }

    private Comparator<Group> by(String name) {
        return (left, right) ->
                Order.nullsFirst(left.values().get(name), right.values().get(name), kinds.get(name));
    }

    private ObjectNode show(Group group) {
        ObjectNode shown = JSON.objectNode();
        for (Selected each : selected) {
            Optional<Object> value = group.values().get(each.isAggregate() ? each.name() : each.canonical());
            Kind kind = kinds.get(each.isAggregate() ? each.name() : each.canonical());
            if (each.isAggregate() || !each.alias().isEmpty()) {
                shown.set(each.name(), leaf(kind, value));
            } else {
                nest(shown, each.path(), kind, value);
            }
        }
        return (ObjectNode) withoutEmpty(shown, true);
    }

    /** A record whose values are all missing looks like a missing record. */
    private static JsonNode withoutEmpty(JsonNode node, boolean root) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode kept = JSON.objectNode();
        node.properties().forEach(member -> kept.set(member.getKey(), withoutEmpty(member.getValue(), false)));
        boolean empty =
                kept.properties().stream().allMatch(member -> member.getValue().isNull());
        return empty && !root ? JSON.nullNode() : kept;
    }

    private static void nest(ObjectNode at, List<String> path, Kind kind, Optional<Object> value) {
        ObjectNode node = at;
        for (String part : path.subList(0, path.size() - 1)) {
            node = node.withObjectProperty(part);
        }
        node.set(path.get(path.size() - 1), leaf(kind, value));
    }

    private static JsonNode leaf(Kind kind, Optional<Object> value) {
        if (value.isEmpty()) {
            return JSON.nullNode();
        }
        return kind == Kind.REFERENCE
                ? JSON.objectNode().put("uuid", (String) value.get())
                : Values.json(value.get(), kind);
    }
}
