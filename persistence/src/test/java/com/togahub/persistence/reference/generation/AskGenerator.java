package com.togahub.persistence.reference.generation;

import com.togahub.persistence.reference.evaluation.Evaluator;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Joined;
import com.togahub.persistence.reference.model.Key;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Selected;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes requests to a world. Most of them are granted; the names they use are from everywhere. */
public final class AskGenerator {
    private final World world;
    private final Dice dice;
    private final Features features;
    private final ClauseGenerator clauses;
    private final Evaluator rights;

    /** Requests to a world, from a seed. */
    public AskGenerator(World world, long seed, Features features) {
        this.world = world;
        this.dice = new Dice(seed);
        this.features = features;
        this.rights = new Evaluator(world, 1, 1);
        List<String> uuids = new ArrayList<>(List.of(world.user()));
        world.rows().values().forEach(rows -> rows.forEach(row -> uuids.add(row.uuid())));
        clauses = new ClauseGenerator(dice, new Pool(dice, uuids), world.tables(), rights::grants);
    }

    /** The next one. */
    public Ask next() {
        List<Table> route = new ArrayList<>();
        List<String> uuids = new ArrayList<>();
        route(route, uuids);
        Table table = route.get(route.size() - 1);
        boolean single = uuids.size() == route.size();
        boolean summary = features.all() && !single && dice.percent(25);
        boolean blob = dice.percent(40);
        List<Joined> joins = features.all() && !single && dice.percent(20) ? joins(table) : List.of();
        Ask plain = new Ask(
                route,
                uuids,
                Optional.empty(),
                dice.percent(45) ? Optional.of(clauses.clause(table, 2, blob && features.all())) : Optional.empty(),
                joins,
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                dice.percent(15) ? Optional.of(dice.between(1, 4)) : Optional.empty(),
                dice.percent(30) ? Optional.of(dice.between(1, 6)) : Optional.empty(),
                dice.percent(20),
                dice.percent(50) ? Optional.of(dice.of(List.of(-1, -1, 1, 1, 2, 3, 4))) : Optional.empty(),
                features.all() && dice.percent(20) ? Optional.of(dice.between(1, 3)) : Optional.empty(),
                blob);
        return summary ? summary(plain) : records(plain);
    }

    private void route(List<Table> route, List<String> uuids) {
        Table table = dice.of(world.tables());
        for (int i = dice.percent(2) ? 50 : 0; i < 50 && !rights.grants(table); i++) {
            table = dice.of(world.tables());
        }
        route.add(table);
        int steps = dice.percent(20) ? dice.between(1, 2) : 0;
        for (int i = 0; i < steps && !table.children().isEmpty(); i++) {
            Children relation = dice.of(table.children());
            Optional<String> parent = uuid(table);
            if (parent.isEmpty()) {
                return;
            }
            uuids.add(parent.get());
            table = world.table(relation.table());
            route.add(table);
        }
        if (dice.percent(20)) {
            uuid(table).ifPresent(uuids::add);
        }
    }

    private Optional<String> uuid(Table table) {
        List<Row> rows = world.rows().get(table.name());
        return rows.isEmpty() ? Optional.empty() : Optional.of(dice.of(rows).uuid());
    }

    private Ask records(Ask plain) {
        Table table = plain.table();
        boolean distinct = features.all() && !plain.isSingle() && plain.joins().isEmpty() && dice.percent(10);
        Optional<List<Selected>> fields =
                distinct || dice.percent(55) ? Optional.of(fields(plain, distinct)) : Optional.empty();
        List<Key> sort = new ArrayList<>();
        for (int i = 0; i < dice.between(0, 2); i++) {
            String text = distinct
                    ? dice.of(fields.orElseThrow()).canonical()
                    : String.join(".", sortable(table, plain.joins()));
            sort.add(new Key(text, dice.percent(50)));
        }
        return new Ask(
                plain.route(),
                plain.uuids(),
                fields,
                plain.where(),
                plain.joins(),
                sort,
                List.of(),
                Optional.empty(),
                distinct,
                plain.page(),
                plain.recordsPerPage(),
                plain.totals(),
                plain.depth(),
                plain.calcDepth(),
                plain.blob());
    }

    private List<String> sortable(Table table, List<Joined> joins) {
        for (int i = 0; ; i++) {
            Optional<Table> alias =
                    joins.isEmpty() || dice.percent(50) ? Optional.empty() : target(table, joins, joins.get(0));
            ClauseGenerator.Path path = clauses.path(alias.orElse(table), 2, false);
            // what the engine cannot order is another matter than what the caller may not order by
            if (path.leaf().kind() != Kind.JSON || i > 20) {
                List<String> parts = new ArrayList<>(path.parts());
                alias.ifPresent(each -> parts.add(0, joins.get(0).name()));
                return parts;
            }
        }
    }

    private List<Selected> fields(Ask plain, boolean distinct) {
        List<Selected> fields = new ArrayList<>();
        List<List<String>> taken = new ArrayList<>();
        for (int i = 0; i < dice.between(1, 4); i++) {
            Optional<Table> alias = plain.joins().isEmpty() || dice.percent(50)
                    ? Optional.empty()
                    : target(plain.table(), plain.joins(), plain.joins().get(0));
            ClauseGenerator.Path path = clauses.path(alias.orElse(plain.table()), 2, !distinct);
            List<String> parts = new ArrayList<>(path.parts());
            if (!distinct && dice.percent(20)) {
                parts.set(parts.size() - 1, "*");
            }
            alias.ifPresent(each -> parts.add(0, plain.joins().get(0).name()));
            boolean clashes = taken.stream().anyMatch(each -> clash(each, parts));
            boolean json = distinct && path.leaf().kind() == Kind.JSON;
            if (!clashes && !json) {
                taken.add(parts);
                boolean named = features.all() && !distinct && !parts.contains("*") && dice.percent(12);
                fields.add(Selected.plain(List.copyOf(parts), named ? "alias" + i : ""));
            }
        }
        return fields.isEmpty() ? List.of(Selected.plain(List.of("uuid"), "")) : fields;
    }

    /** Whether one path goes on where the other ends, so that they would ask for one member in two ways. */
    private static boolean clash(List<String> one, List<String> other) {
        int common = Math.min(one.size(), other.size());
        return one.subList(0, common).equals(other.subList(0, common));
    }

    private List<Joined> joins(Table table) {
        List<Joined> joins = new ArrayList<>();
        Table at = table;
        for (int i = 0; i < dice.between(1, 2); i++) {
            List<String> path = new ArrayList<>();
            boolean onwards = i > 0 && dice.percent(50);
            if (onwards) {
                path.add(joins.get(0).name());
            }
            Optional<String> step = relation(onwards ? at : table);
            if (step.isPresent()) {
                path.add(step.get());
                joins.add(new Joined(
                        path, "j" + i, i == 0 ? dice.percent(50) : joins.get(0).outer()));
                at = target(table, joins, joins.get(joins.size() - 1)).orElse(table);
            }
        }
        return joins;
    }

    private Optional<String> relation(Table table) {
        List<String> relations = new ArrayList<>();
        table.members().stream()
                .filter(member -> member.kind() == Kind.REFERENCE)
                .forEach(member -> relations.add(member.name()));
        table.children().forEach(each -> relations.add(each.name()));
        return relations.isEmpty() ? Optional.empty() : Optional.of(dice.of(relations));
    }

    private Optional<Table> target(Table from, List<Joined> joins, Joined join) {
        Table at = from;
        for (String part : join.path()) {
            Table here = at;
            Optional<Joined> alias =
                    joins.stream().filter(each -> each.name().equals(part)).findFirst();
            at = alias.isPresent()
                    ? target(from, joins, alias.get()).orElse(from)
                    : world.table(here.relation(part)
                            .map(Children::table)
                            .orElseGet(() -> here.member(part).orElseThrow().target()));
        }
        return Optional.of(at);
    }

    private Ask summary(Ask plain) {
        Table table = plain.table();
        List<List<String>> group = new ArrayList<>();
        for (int i = 0; i < dice.between(0, 2); i++) {
            ClauseGenerator.Path path = clauses.path(table, 1, false);
            boolean clashes = group.stream().anyMatch(each -> clash(each, path.parts()));
            if (!clashes && path.leaf().kind() != Kind.JSON) {
                group.add(List.copyOf(path.parts()));
            }
        }
        List<Selected> fields = new ArrayList<>();
        group.stream().filter(each -> dice.percent(80)).forEach(each -> fields.add(Selected.plain(each, "")));
        List<Selected> aggregates = new ArrayList<>();
        for (int i = 0; i < dice.between(group.isEmpty() ? 1 : 0, 3); i++) {
            aggregates.add(aggregate(table, i));
        }
        fields.addAll(aggregates);
        boolean ungrouped = dice.percent(4);
        if (ungrouped && group.stream().noneMatch(each -> each.equals(List.of("uuid")))) {
            fields.add(Selected.plain(List.of("uuid"), ""));
        }
        List<Key> sort = new ArrayList<>();
        if (dice.percent(50)) {
            aggregates.stream().limit(1).forEach(each -> sort.add(new Key(each.name(), dice.percent(50))));
        }
        group.stream()
                .limit(dice.between(0, 1))
                .forEach(each -> sort.add(new Key(String.join(".", each), dice.percent(50))));
        return new Ask(
                plain.route(),
                plain.uuids(),
                fields.isEmpty() ? Optional.empty() : Optional.of(fields),
                plain.where(),
                plain.joins(),
                sort,
                group,
                having(aggregates),
                dice.percent(5),
                plain.page(),
                plain.recordsPerPage(),
                plain.totals(),
                Optional.empty(),
                Optional.empty(),
                plain.blob());
    }

    private Selected aggregate(Table table, int index) {
        String alias = dice.percent(60) ? "agg" + index : "";
        if (dice.percent(30)) {
            return new Selected("count", false, List.of("*"), "agg" + index);
        }
        String function = dice.of(List.of("count", "count", "sum", "avg", "min", "max"));
        ClauseGenerator.Path path = clauses.path(table, 2, true);
        for (int i = 0; i < 20 && !fits(function, path.leaf().kind()); i++) {
            path = clauses.path(table, 2, true);
        }
        return new Selected(function, function.equals("count") && dice.percent(50), path.parts(), alias);
    }

    private boolean fits(String function, Kind kind) {
        boolean adds = function.equals("sum") || function.equals("avg");
        return dice.percent(3)
                || (function.equals("count") ? kind != Kind.JSON : adds ? kind.isNumber() : kind.isOrdered());
    }

    private Optional<Clause> having(List<Selected> aggregates) {
        List<Selected> named = aggregates.stream()
                .filter(each -> !each.alias().isEmpty() && each.function().equals("count"))
                .toList();
        return named.isEmpty() || dice.percent(60)
                ? Optional.empty()
                : Optional.of(new Clause.Compare(
                        List.of(dice.of(named).alias()),
                        dice.of(List.of("gt", "lt", "eq", "ge", "null")),
                        List.of(dice.percent(50) ? "1" : "0")));
    }
}
