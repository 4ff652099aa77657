package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Joined;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The joins of a request: inner ones before outer ones, as the options stand. */
final class Joins {
    private final Eyes eyes;
    private final Ask ask;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, String> backs = new HashMap<>();

    Joins(Eyes eyes, Ask ask) {
        this.eyes = eyes;
        this.ask = ask;
    }

    /** The joined tables by alias; filled by {@link #check}. */
    Map<String, Table> tables() {
        return tables;
    }

    /** The reference over which the rows of an alias were reached from their parents; empty where it is none. */
    String back(String alias) {
        return backs.getOrDefault(alias, "");
    }

    /** Looks at all paths. */
    void check(Names names) {
        for (Joined join : ask.joins()) {
            Table at = tables.get(join.path().get(0));
            List<String> path = at == null ? join.path() : Conditions.tail(join.path());
            Optional<Table> target = follow(names, at == null ? ask.table() : at, path, join.name());
            if (target.isPresent() && tables.putIfAbsent(join.name(), target.get()) != null) {
                names.wrong("EV-1");
            }
        }
    }

    private Optional<Table> follow(Names names, Table from, List<String> path, String alias) {
        Table at = from;
        for (String part : path) {
            Optional<Children> relation = eyes.mayRead(at) ? at.relation(part) : Optional.empty();
            Optional<Table> next = relation.map(each -> eyes.world().table(each.table()));
            if (relation.isEmpty()) {
                Optional<Member> member = names.readable(at, part);
                if (member.isEmpty() || member.get().kind() != Kind.REFERENCE) {
                    member.ifPresent(each -> names.wrong("EV-3"));
                    return Optional.empty();
                }
                if (eyes.partly(at, member.get())) {
                    names.wrong("EZ-2");
                    return Optional.empty();
                }
                next = Optional.of(eyes.world().table(member.get().target()));
            }
            Table target = next.orElseThrow();
            boolean open = relation.map(eyes::mayList).orElseGet(() -> eyes.mayRead(target));
            if (!open) {
                names.wrong("EZ-2");
                return Optional.empty();
            }
            at = target;
            backs.put(alias, relation.map(Children::via).orElse(""));
        }
        return Optional.of(at);
    }

    /** A row with everything joined to it: as many as there are combinations. */
    List<Tuple> of(Row base) {
        List<Tuple> tuples = List.of(Tuple.of(base));
        for (Joined join : ask.joins()) {
            List<Tuple> more = new ArrayList<>();
            for (Tuple tuple : tuples) {
                more.addAll(of(tuple, join));
            }
            tuples = more;
        }
        return tuples;
    }

    private List<Tuple> of(Tuple tuple, Joined join) {
        Optional<Row> alias = tuple.joined().getOrDefault(join.path().get(0), Optional.empty());
        boolean fromAlias = tuple.joined().containsKey(join.path().get(0));
        List<Row> rows = fromAlias ? alias.stream().toList() : List.of(tuple.base());
        for (String part : fromAlias ? Conditions.tail(join.path()) : join.path()) {
            rows = rows.stream().flatMap(row -> next(row, part).stream()).toList();
        }
        if (rows.isEmpty()) {
            return join.outer() ? List.of(tuple.with(join.name(), Optional.empty())) : List.of();
        }
        return rows.stream()
                .map(row -> tuple.with(join.name(), Optional.of(row)))
                .toList();
    }

    private List<Row> next(Row row, String part) {
        Optional<Children> relation = row.table().relation(part);
        return relation.isPresent()
                ? eyes.children(row, relation.get())
                : eyes
                        .read(row, row.table().member(part).orElseThrow())
                        .map(Row.class::cast)
                        .filter(eyes::sees)
                        .stream()
                        .toList();
    }
}
