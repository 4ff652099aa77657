package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions and paths on rows, as somebody sees them. */
final class Conditions {
    private final Eyes eyes;

    Conditions(Eyes eyes) {
        this.eyes = eyes;
    }

    Truth of(Clause clause, Tuple tuple) {
        if (clause instanceof Clause.All all) {
            return all.parts().stream().map(part -> of(part, tuple)).reduce(Truth.TRUE, Truth::and);
        }
        if (clause instanceof Clause.Any any) {
            return any.parts().stream().map(part -> of(part, tuple)).reduce(Truth.FALSE, Truth::or);
        }
        if (clause instanceof Clause.Not not) {
            return of(not.part(), tuple).not();
        }
        Clause.Compare compare = (Clause.Compare) clause;
        String first = compare.path().get(0);
        if (tuple.joined().containsKey(first)) {
            return tuple.joined()
                    .get(first)
                    .map(row -> compare(row, tail(compare.path()), compare))
                    .orElse(nothing(compare));
        }
        return compare(tuple.base(), compare.path(), compare);
    }

    private Truth compare(Row row, List<String> path, Clause.Compare compare) {
        Table table = row.table();
        Optional<Children> relation = table.relation(path.get(0));
        if (relation.isPresent() && path.size() > 1) {
            return Truth.of(eyes.children(row, relation.get()).stream()
                    .anyMatch(child -> compare(child, tail(path), compare) == Truth.TRUE));
        }
        Member member = table.member(path.get(0)).orElseThrow();
        if (path.size() > 1) {
            Optional<Row> target = eyes.read(row, member).map(Row.class::cast);
            boolean open = eyes.mayRead(eyes.world().table(member.target()));
            if (!open && path.equals(List.of(member.name(), "uuid"))) {
                return target.map(found -> Comparison.of(found.uuid(), Kind.UUID, compare))
                        .orElse(nothing(compare));
            }
            // what cannot be reached looks empty, whatever lies behind it
            return target.filter(eyes::sees)
                    .map(found -> compare(found, tail(path), compare))
                    .orElseGet(() -> beyond(eyes.world().table(member.target()), tail(path), compare));
        }
        return plain(eyes.read(row, member))
                .map(value -> Comparison.of(value, member.kind(), compare))
                .orElse(nothing(compare));
    }

    /** What is true where a reference leads nowhere: no children, no values. */
    private Truth beyond(Table table, List<String> path, Clause.Compare compare) {
        if (path.size() > 1 && table.relation(path.get(0)).isPresent()) {
            return Truth.FALSE;
        }
        if (path.size() > 1) {
            Member member = table.member(path.get(0)).orElseThrow();
            return beyond(eyes.world().table(member.target()), tail(path), compare);
        }
        return nothing(compare);
    }

    private static Truth nothing(Clause.Compare compare) {
        return Comparison.ofNothing(compare);
    }

    /** The value a path through to-one relations leads to. */
    Optional<Object> value(Tuple tuple, List<String> path) {
        String first = path.get(0);
        if (tuple.joined().containsKey(first)) {
            Optional<Row> row = tuple.joined().get(first);
            return path.size() == 1 ? row.map(Row::uuid) : row.flatMap(found -> value(found, tail(path)));
        }
        return value(tuple.base(), path);
    }

    private Optional<Object> value(Row row, List<String> path) {
        Member member = row.table().member(path.get(0)).orElseThrow();
        Optional<Object> value = eyes.read(row, member);
        if (path.size() == 1) {
            return plain(value);
        }
        Optional<Row> target = value.map(Row.class::cast);
        if (!eyes.mayRead(eyes.world().table(member.target()))) {
            return target.map(Row::uuid);
        }
        return target.filter(eyes::sees).flatMap(found -> value(found, tail(path)));
    }

    /** All values a path leads to, through children too; what is empty is left out. */
    List<Object> values(Tuple tuple, List<String> path) {
        String first = path.get(0);
        if (tuple.joined().containsKey(first)) {
            Optional<Row> row = tuple.joined().get(first);
            if (path.size() == 1) {
                return List.copyOf(row.map(Row::uuid).stream().toList());
            }
            return row.map(found -> values(found, tail(path))).orElse(List.of());
        }
        return values(tuple.base(), path);
    }

    private List<Object> values(Row row, List<String> path) {
        Optional<Children> relation = row.table().relation(path.get(0));
        if (relation.isPresent()) {
            List<Object> all = new ArrayList<>();
            for (Row child : eyes.children(row, relation.get())) {
                all.addAll(path.size() == 1 ? List.of(child.uuid()) : values(child, tail(path)));
            }
            return all;
        }
        Member member = row.table().member(path.get(0)).orElseThrow();
        Optional<Object> value = eyes.read(row, member);
        if (path.size() == 1) {
            return plain(value).stream().toList();
        }
        Optional<Row> target = value.map(Row.class::cast);
        if (!eyes.mayRead(eyes.world().table(member.target()))) {
            return List.copyOf(target.map(Row::uuid).stream().toList());
        }
        return target.filter(eyes::sees).map(found -> values(found, tail(path))).orElse(List.of());
    }

    private static Optional<Object> plain(Optional<Object> value) {
        return value.map(each -> each instanceof Row row ? row.uuid() : each);
    }

    static List<String> tail(List<String> path) {
        return path.subList(1, path.size());
    }
}
