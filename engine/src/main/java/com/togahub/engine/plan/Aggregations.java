package com.togahub.engine.plan;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Selectable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The aggregates of one summary. */
final class Aggregations {
    private static final String OPTION = "fields";
    private static final Set<FieldType> NUMBERS =
            EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.CALCULATED);
    private static final Set<FieldType> UNORDERED = EnumSet.of(FieldType.BOOLEAN, FieldType.UUID, FieldType.JSON);

    private final Access access;
    private final Summary.Rows rows;
    private final Supplier<Summary.Rows> records;
    private final Collection<String> groups;
    private final Conditions conditions;

    /**
     * For one summary.
     *
     * @param rows the records that are grouped
     * @param records makes the same once more
     * @param groups the paths they are grouped by
     */
    Aggregations(Access access, Summary.Rows rows, Supplier<Summary.Rows> records, Collection<String> groups) {
        this.access = access;
        this.rows = rows;
        this.records = records;
        this.groups = groups;
        this.conditions = new Conditions(access, OPTION);
    }

    Summary.Aggregate aggregate(Selectable.Aggregate wanted, Function<FieldType, Column> output) {
        if (wanted.path().isEmpty()) {
            return new Summary.Aggregate(wanted.function(), new Summary.Of.Records(), output.apply(FieldType.INTEGER));
        }
        FieldPath path = wanted.path().get();
        Summary.Of of = conditions.leadsThroughChildren(rows.scope(), path)
                ? ofChildren(path, wanted.isDistinct())
                : new Summary.Of.Value(conditions.column(rows.scope(), path), wanted.isDistinct());
        FieldType type = type(of);
        requireFit(wanted, type);
        FieldType result =
                switch (wanted.function()) {
                    case COUNT -> FieldType.INTEGER;
                    case SUM, AVG -> FieldType.DECIMAL;
                    case MIN, MAX -> type;
                };
        return new Summary.Aggregate(wanted.function(), of, output.apply(result));
    }

    private static FieldType type(Summary.Of of) {
        if (of instanceof Summary.Of.Value value) {
            return value.column().type();
        }
        if (of instanceof Summary.Of.Children children) {
            return children.column().type();
        }
        if (of instanceof Summary.Of.DistinctOfChildren distinct) {
            return distinct.column().type();
        }
        return FieldType.INTEGER;
    }

    private static void requireFit(Selectable.Aggregate wanted, FieldType type) {
        boolean fits =
                switch (wanted.function()) {
                    case COUNT -> !wanted.isDistinct() || Conditions.isComparable(type);
                    case SUM, AVG -> NUMBERS.contains(type);
                    case MIN, MAX -> !UNORDERED.contains(type);
                };
        if (!fits) {
            throw new ProblemException(Problem.of(Code.EV_7, "'" + wanted.text() + "' does not fit the field's type.")
                    .at(OPTION));
        }
    }

    private Summary.Of ofChildren(FieldPath path, boolean isDistinct) {
        return isDistinct ? distinctOfChildren(path) : perRecord(path);
    }

    /** A path whose first children are counted per record, further ones being joined to them. */
    private Summary.Of.Children perRecord(FieldPath path) {
        List<String> parts = path.parts();
        Optional<Join> alias = rows.scope().alias(parts.get(0));
        Conditions.At at = alias.map(Conditions.At::of).orElseGet(() -> Conditions.At.start(rows.scope()));
        int i = alias.isPresent() ? 1 : 0;
        while (conditions.children(at.record(), parts.get(i)).isEmpty()) {
            at = Conditions.At.of(conditions.step(rows.scope(), at, parts.get(i++)));
        }
        ChildRelation relation = conditions.children(at.record(), parts.get(i)).orElseThrow();
        RecordType child = access.listable(relation, OPTION);
        Scope scope = new Scope(child);
        Column column = joined(scope, Conditions.At.start(scope), parts.subList(i + 1, parts.size()));
        Rule listed = new Rule(scope, access.listed(child, relation.childField()));
        return new Summary.Of.Children(at.join(), relation.childField(), listed, column);
    }

    private Summary.Of.DistinctOfChildren distinctOfChildren(FieldPath path) {
        Summary.Rows own = records.get();
        Scope scope = own.scope();
        List<Column> grouped = new ArrayList<>();
        Conditions by = new Conditions(access, "group");
        for (String group : groups) {
            grouped.add(by.column(scope, new FieldPath(List.of(group.split("\\.", -1)))));
        }
        List<String> parts = path.parts();
        Optional<Join> alias = scope.alias(parts.get(0));
        Conditions.At start = alias.map(Conditions.At::of).orElseGet(() -> Conditions.At.start(scope));
        Column column = joined(scope, start, parts.subList(alias.isPresent() ? 1 : 0, parts.size()));
        return new Summary.Of.DistinctOfChildren(new Summary.Rows(scope, own.where(), grouped), column);
    }

    /** The column at the end of a path, its children joined. */
    private Column joined(Scope scope, Conditions.At from, List<String> parts) {
        Conditions.At at = from;
        List<String> rest = parts;
        // a path that ends at children counts them
        while (rest.size() > 1 || (!rest.isEmpty() && isChildren(at, rest.get(0)))) {
            at = Conditions.At.of(
                    isChildren(at, rest.get(0))
                            ? conditions.beside(scope, at, rest.get(0), false)
                            : conditions.step(scope, at, rest.get(0)));
            rest = rest.subList(1, rest.size());
        }
        return conditions.column(scope, at, rest.isEmpty() ? "uuid" : rest.get(0));
    }

    private boolean isChildren(Conditions.At at, String name) {
        return conditions.children(at.record(), name).isPresent();
    }
}
