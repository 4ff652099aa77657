package com.togahub.engine.sql;

import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Summary;
import com.togahub.engine.request.AggregateFunction;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Summaries as statements of three storeys: {@code r} holds the values of each record, {@code l} the groups with their
 * aggregates, {@code s} adds what is counted over rows of its own. Filters over groups, order and limits stand outside.
 */
final class SummarySql {
    private static final String RECORDS = "r";
    private static final String GROUPS = "l";
    private static final String SUMMARY = "s";
    private static final int AVERAGE_SCALE = 6;

    private final Renderer renderer;
    private final Summary summary;
    private final Place place;

    SummarySql(String coreSchema, Summary summary) {
        this.renderer = new Renderer(coreSchema);
        this.summary = summary;
        this.place = summary.scope().record().place();
    }

    Rendered page(Optional<Condition.Behind> behind) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        outputs().forEach(output -> {
            indexes.put(output.name(), fields.size());
            fields.add(in(SUMMARY, output.name()));
            types.add(output.type().column());
        });
        Frame frame = new Frame(summary.scope(), SUMMARY);
        Query query = Renderer.JOOQ
                .select(fields)
                .from(summary())
                .where(having(frame))
                .and(behind.map(each -> renderer.condition(frame, each)).orElse(DSL.noCondition()))
                .orderBy(ReadSql.order(renderer, frame, summary.order()));
        List<Integer> order = summary.order().stream()
                .map(each -> indexes.get(each.column().name()))
                .toList();
        return new Rendered(ReadSql.limited(place, query, types), layout(indexes), -1, order, List.of());
    }

    Statement count() {
        Frame frame = new Frame(summary.scope(), SUMMARY);
        Query query = Renderer.JOOQ.select(DSL.count()).from(summary()).where(having(frame));
        return ReadSql.statement(place, query, List.of(ColumnType.INTEGER));
    }

    private org.jooq.Condition having(Frame frame) {
        return summary.having().map(each -> renderer.condition(frame, each)).orElse(DSL.noCondition());
    }

    private List<Column> outputs() {
        List<Column> outputs = new ArrayList<>();
        for (int i = 0; i < summary.rows().groups().size(); i++) {
            FieldType type = summary.rows().groups().get(i).type();
            outputs.add(
                    new Column(Optional.empty(), Summary.groupName(i), type, Optional.empty(), Optional.empty(), 0));
        }
        summary.aggregates().forEach(each -> outputs.add(each.output()));
        return outputs;
    }

    private Layout layout(Map<String, Integer> indexes) {
        Node root = new Node();
        for (Summary.Shown shown : summary.shown()) {
            Node at = root;
            for (String part : shown.path().subList(0, shown.path().size() - 1)) {
                at = at.members.computeIfAbsent(part, name -> new Node());
            }
            String name = shown.path().get(shown.path().size() - 1);
            int index = indexes.get(shown.output().name());
            Layout.Item item = shown.isReference()
                    ? new Layout.Reference(name, index, Optional.empty())
                    : new Layout.Value(name, index, shown.output().type().column());
            at.members.put(name, new Node(item));
        }
        return new Layout(-1, root.items());
    }

    /** A member on its way into a layout. */
    private static final class Node {
        private final Map<String, Node> members = new LinkedHashMap<>();
        private final Optional<Layout.Item> leaf;

        Node() {
            this.leaf = Optional.empty();
        }

        Node(Layout.Item leaf) {
            this.leaf = Optional.of(leaf);
        }

        List<Layout.Item> items() {
            List<Layout.Item> items = new ArrayList<>();
            members.forEach(
                    (name, node) -> items.add(node.leaf.orElseGet(() -> new Layout.Nested(name, node.items()))));
            return items;
        }
    }

    private Table<?> summary() {
        Table<?> groups = groups();
        Table<?> from = groups;
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        int count = summary.rows().groups().size();
        for (int i = 0; i < count; i++) {
            fields.add(in(GROUPS, Summary.groupName(i)));
        }
        for (Summary.Aggregate each : summary.aggregates()) {
            String name = each.output().name();
            if (each.of() instanceof Summary.Of.DistinctOfChildren distinct) {
                String alias = "d" + name;
                org.jooq.Condition same = DSL.trueCondition();
                for (int i = 0; i < count; i++) {
                    same = same.and(
                            in(GROUPS, Summary.groupName(i)).isNotDistinctFrom(in(alias, Summary.groupName(i))));
                }
                from = from.leftJoin(distinct(distinct).asTable(alias)).on(same);
                fields.add(DSL.coalesce(in(alias, "v"), DSL.inline(0)).as(name));
            } else {
                fields.add(in(GROUPS, name));
            }
        }
        return from == groups
                ? groups.as(SUMMARY)
                : Renderer.JOOQ.select(fields).from(from).asTable(SUMMARY);
    }

    /** The groups with the aggregates over each. */
    private Table<?> groups() {
        Frame frame = renderer.frame(summary.scope());
        List<SelectFieldOrAsterisk> inner = grouped(frame, summary.rows());
        List<SelectFieldOrAsterisk> outer = shown(summary.rows());
        for (Summary.Aggregate each : summary.aggregates()) {
            if (each.of() instanceof Summary.Of.DistinctOfChildren) {
                continue;
            }
            List<Field<?>> values = values(frame, each);
            for (int i = 0; i < values.size(); i++) {
                inner.add(values.get(i).as(value(each, i)));
            }
            outer.add(aggregate(each).as(each.output().name()));
        }
        if (inner.isEmpty()) {
            inner.add(DSL.inline(1).as("one"));
        }
        boolean nothing = outer.isEmpty();
        if (nothing) {
            outer.add(DSL.inline(1).as("one"));
        }
        Table<Record> records = Renderer.JOOQ
                .select(inner)
                .from(renderer.from(frame))
                .where(renderer.condition(frame, summary.rows().where()))
                .asTable(RECORDS);
        return by(Renderer.JOOQ.select(outer).from(records), summary.rows(), nothing)
                .asTable(GROUPS);
    }

    /** The different values of children in each group. */
    private Select<?> distinct(Summary.Of.DistinctOfChildren distinct) {
        Frame frame = renderer.frame(distinct.rows().scope());
        List<SelectFieldOrAsterisk> inner = grouped(frame, distinct.rows());
        inner.add(renderer.column(frame, distinct.column()).as("v"));
        List<SelectFieldOrAsterisk> outer = shown(distinct.rows());
        outer.add(DSL.countDistinct(in(RECORDS, "v")).as("v"));
        Table<Record> records = Renderer.JOOQ
                .select(inner)
                .from(renderer.from(frame))
                .where(renderer.condition(frame, distinct.rows().where()))
                .asTable(RECORDS);
        return by(Renderer.JOOQ.select(outer).from(records), distinct.rows(), false);
    }

    private static Select<Record> by(org.jooq.SelectJoinStep<Record> from, Summary.Rows rows, boolean isOneRow) {
        List<Field<Object>> groups = new ArrayList<>();
        for (int i = 0; i < rows.groups().size(); i++) {
            groups.add(in(RECORDS, Summary.groupName(i)));
        }
        if (groups.isEmpty()) {
            return isOneRow ? from.limit(DSL.inline(1)) : from;
        }
        return from.groupBy(groups);
    }

    private List<SelectFieldOrAsterisk> grouped(Frame frame, Summary.Rows rows) {
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        for (int i = 0; i < rows.groups().size(); i++) {
            fields.add(renderer.column(frame, rows.groups().get(i)).as(Summary.groupName(i)));
        }
        return fields;
    }

    /** What is shown of a group's values: of texts that are equal without being the same, the smallest. */
    private static List<SelectFieldOrAsterisk> shown(Summary.Rows rows) {
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        for (int i = 0; i < rows.groups().size(); i++) {
            Field<Object> value = in(RECORDS, Summary.groupName(i));
            FieldType type = rows.groups().get(i).type();
            fields.add(extreme(AggregateFunction.MIN, value, type).as(Summary.groupName(i)));
        }
        return fields;
    }

    /** The values of a record that an aggregate is made of. */
    private List<Field<?>> values(Frame frame, Summary.Aggregate aggregate) {
        if (aggregate.of() instanceof Summary.Of.Value value) {
            return List.of(renderer.column(frame, value.column()));
        }
        if (aggregate.of() instanceof Summary.Of.Children children) {
            Field<?> first = ofChildren(frame, children, aggregate.function());
            return aggregate.function() == AggregateFunction.AVG
                    ? List.of(first, ofChildren(frame, children, AggregateFunction.COUNT))
                    : List.of(first);
        }
        return List.of();
    }

    private Field<?> ofChildren(Frame frame, Summary.Of.Children children, AggregateFunction function) {
        Frame child = renderer.frame(children.child().scope());
        Field<Object> link = child.field(Optional.empty(), children.childField().column());
        Field<?> column = renderer.column(child, children.column());
        FieldType type = children.column().type();
        Field<?> value =
                switch (function) {
                    case COUNT -> DSL.count(column);
                    case SUM, AVG -> DSL.sum(column.coerce(BigDecimal.class));
                    case MIN, MAX -> extreme(function, column, type);
                };
        return DSL.field(Renderer.JOOQ
                .select(value)
                .from(renderer.from(child))
                .where(link.eq(frame.field(children.parent(), Column.KEY)))
                .and(renderer.condition(child, children.child().condition())));
    }

    private static Field<?> aggregate(Summary.Aggregate aggregate) {
        if (aggregate.of() instanceof Summary.Of.Records) {
            return DSL.count();
        }
        boolean ofChildren = aggregate.of() instanceof Summary.Of.Children;
        Field<Object> value = in(RECORDS, value(aggregate, 0));
        Field<BigDecimal> number = value.coerce(BigDecimal.class);
        return switch (aggregate.function()) {
            case COUNT ->
                ofChildren ? DSL.coalesce(DSL.sum(number), DSL.inline(BigDecimal.ZERO)) : count(aggregate, value);
            case SUM -> DSL.sum(number);
            case AVG ->
                average(
                        number,
                        ofChildren
                                ? DSL.sum(in(RECORDS, value(aggregate, 1)).coerce(BigDecimal.class))
                                : DSL.count(value));
            case MIN, MAX ->
                extreme(aggregate.function(), value, aggregate.output().type());
        };
    }

    private static Field<?> count(Summary.Aggregate aggregate, Field<Object> value) {
        boolean isDistinct = ((Summary.Of.Value) aggregate.of()).isDistinct();
        return isDistinct ? DSL.countDistinct(value) : DSL.count(value);
    }

    /** A division of enough digits, rounded once. */
    private static Field<BigDecimal> average(Field<BigDecimal> number, Field<?> count) {
        return DSL.field(
                "round(cast(sum({0}) as decimal(60,20)) / {1}, " + AVERAGE_SCALE + ")",
                SQLDataType.NUMERIC,
                number,
                count);
    }

    /** The smallest or largest value; texts by their code points, so that there is just one. */
    private static Field<?> extreme(AggregateFunction function, Field<?> value, FieldType type) {
        String name = function.word();
        return type == FieldType.STRING || type == FieldType.TEXT
                ? DSL.field(
                        "convert(" + name + "(convert({0} using utf8mb4) collate utf8mb4_bin) using utf8mb4)"
                                + " collate utf8mb4_unicode_520_ci",
                        Object.class,
                        value)
                : DSL.field(name + "({0})", Object.class, value);
    }

    private static String value(Summary.Aggregate aggregate, int index) {
        return "v" + aggregate.output().name() + index;
    }

    private static Field<Object> in(String table, String name) {
        return DSL.field(DSL.name(table, name));
    }
}
