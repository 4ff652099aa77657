package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows records as JSON. */
final class Shower {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Eyes eyes;
    private final int depth;
    private final int calcDepth;
    private final int serverDepth;
    private int relations;

    Shower(Eyes eyes, int depth, int calcDepth, int serverDepth) {
        this.eyes = eyes;
        this.depth = depth;
        this.calcDepth = calcDepth;
        this.serverDepth = serverDepth;
    }

    /** How many relations are shown at all levels, counted up to some hundreds. */
    int relations() {
        return relations;
    }

    /** Looks at what is wanted of a table, without any row. */
    void check(Names names, Table table, Wanted wanted, int level, String back) {
        if (relations > 200) {
            return;
        }
        if (wanted.isWhole()) {
            shownReferences(table, level, back).forEach(member -> {
                relations++;
                check(names, eyes.world().table(member.target()), Wanted.all(), level + 1, "");
            });
            shownChildren(table, level).forEach(each -> {
                relations++;
                check(names, eyes.world().table(each.table()), Wanted.all(), level + 1, each.via());
            });
        }
        wanted.members().forEach((name, below) -> {
            if (name.equals("*")) {
                shownReferences(table, level, back).forEach(member -> {
                    relations++;
                    check(names, eyes.world().table(member.target()), Wanted.all(), level + 1, "");
                });
            } else {
                checkNamed(names, table, name, below, level);
            }
        });
    }

    private void checkNamed(Names names, Table table, String name, Wanted below, int level) {
        if (level >= serverDepth) {
            names.wrong("EV-10");
            return;
        }
        Optional<Children> relation = eyes.mayRead(table) ? table.relation(name) : Optional.empty();
        if (relation.isPresent()) {
            Table child = eyes.world().table(relation.get().table());
            relations++;
            if (eyes.mayList(relation.get())) {
                check(names, child, below, level + 1, relation.get().via());
            } else {
                names.wrong("EZ-2");
            }
            return;
        }
        Optional<Member> member = names.readable(table, name);
        if (member.isEmpty() || below.isWhole() || isUuidOnly(below)) {
            boolean wrong =
                    member.isPresent() && !below.isWhole() && member.get().kind() != Kind.REFERENCE;
            if (wrong) {
                names.wrong("EV-3");
            } else if (member.isPresent()
                    && member.get().kind() == Kind.REFERENCE
                    && below.isWhole()
                    && expands(table, member.get(), level)) {
                relations++;
                check(names, eyes.world().table(member.get().target()), Wanted.all(), level + 1, "");
            }
            return;
        }
        if (member.get().kind() != Kind.REFERENCE) {
            names.wrong("EV-3");
            return;
        }
        Table target = eyes.world().table(member.get().target());
        relations++;
        if (eyes.partly(table, member.get()) || !eyes.mayRead(target)) {
            names.wrong("EZ-2");
        } else {
            check(names, target, below, level + 1, "");
        }
    }

    private List<Member> shownReferences(Table table, int level, String back) {
        return table.members().stream()
                .filter(member -> member.kind() == Kind.REFERENCE && eyes.mayRead(table, member))
                .filter(member -> !member.name().equals(back) && expands(table, member, level))
                .toList();
    }

    private List<Children> shownChildren(Table table, int level) {
        return table.children().stream()
                .filter(each -> level < depth && eyes.mayList(each))
                .toList();
    }

    private boolean expands(Table table, Member member, int level) {
        return level < depth
                && member.kind() == Kind.REFERENCE
                && !eyes.partly(table, member)
                && eyes.mayRead(eyes.world().table(member.target()));
    }

    private static boolean isUuidOnly(Wanted below) {
        return below.members().keySet().equals(Set.of("uuid"));
    }

    /** A record; {@code back} names the reference it was reached over from its parent. */
    ObjectNode show(Row row, Wanted wanted, int level, String back) {
        ObjectNode shown = JSON.objectNode();
        if (wanted.isWhole()) {
            own(shown, row, level, back);
            shownChildren(row.table(), level)
                    .forEach(each -> shown.set(each.name(), children(row, each, Wanted.all(), level)));
        }
        wanted.members().forEach((name, below) -> {
            if (name.equals("*")) {
                own(shown, row, level, back);
            }
        });
        wanted.members().forEach((name, below) -> {
            if (!name.equals("*")) {
                shown.set(name, named(row, name, below, level));
            }
        });
        return shown;
    }

    private void own(ObjectNode shown, Row row, int level, String back) {
        for (Member member : row.table().members()) {
            boolean calculated = member.kind() != Kind.CALCULATED || level < calcDepth;
            if (eyes.mayRead(row.table(), member) && calculated) {
                boolean expand = !member.name().equals(back) && expands(row.table(), member, level);
                shown.set(member.name(), member(row, member, Wanted.all(), level, expand));
            }
        }
    }

    private JsonNode named(Row row, String name, Wanted below, int level) {
        Optional<Children> relation = row.table().relation(name);
        if (relation.isPresent()) {
            return children(row, relation.get(), below, level);
        }
        Member member = row.table().member(name).orElseThrow();
        boolean expand = below.isWhole() ? expands(row.table(), member, level) : !isUuidOnly(below);
        return member(row, member, below, level, expand);
    }

    private ArrayNode children(Row row, Children relation, Wanted below, int level) {
        ArrayNode array = JSON.arrayNode();
        eyes.children(row, relation).forEach(child -> array.add(show(child, below, level + 1, relation.via())));
        return array;
    }

    /** The row a reference leads to, if it can be seen. */
    Optional<Row> follow(Row row, String reference) {
        return eyes.read(row, row.table().member(reference).orElseThrow())
                .map(Row.class::cast)
                .filter(eyes::sees);
    }

    /** All of a member. */
    JsonNode whole(Row row, Member member, int level) {
        boolean expand = expands(row.table(), member, level);
        return member(row, member, Wanted.all(), level, expand);
    }

    private JsonNode member(Row row, Member member, Wanted below, int level, boolean expand) {
        Optional<Object> value = eyes.read(row, member);
        if (value.isEmpty()) {
            return JSON.nullNode();
        }
        if (value.get() instanceof Row target) {
            return expand && eyes.sees(target)
                    ? show(target, below, level + 1, "")
                    : JSON.objectNode().put("uuid", target.uuid());
        }
        return Values.json(value.get(), member.kind());
    }
}
