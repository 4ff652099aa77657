package com.togahub.persistence.reference.generation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Makes conditions and paths. */
final class ClauseGenerator {
    private final Dice dice;
    private final Pool pool;
    private final List<Table> tables;
    private final BiPredicate<Table, List<String>> granted;

    /** {@code granted} says which paths may be used: most are such. */
    ClauseGenerator(Dice dice, Pool pool, List<Table> tables, BiPredicate<Table, List<String>> granted) {
        this.dice = dice;
        this.pool = pool;
        this.tables = tables;
        this.granted = granted;
    }

    private Table table(String name) {
        return tables.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A path and what it leads to. */
    record Path(List<String> parts, Member leaf) {}

    /** A path that exists, of some steps at most. */
    Path path(Table from, int steps, boolean throughChildren) {
        Path path = anyPath(from, steps, throughChildren);
        for (int i = dice.percent(3) ? 50 : 0; i < 50 && !granted.test(from, path.parts()); i++) {
            path = anyPath(from, steps, throughChildren);
        }
        return path;
    }

    private Path anyPath(Table from, int steps, boolean throughChildren) {
        List<String> parts = new ArrayList<>();
        Table at = from;
        for (int i = 0; i < steps && dice.percent(45); i++) {
            at = at(at, parts, throughChildren);
        }
        Member leaf = dice.of(at.members());
        parts.add(leaf.name());
        return new Path(parts, leaf);
    }

    private Table at(Table at, List<String> parts, boolean throughChildren) {
        List<Member> references = at.members().stream()
                .filter(member -> member.kind() == Kind.REFERENCE)
                .toList();
        List<Children> children = throughChildren ? at.children() : List.of();
        int which = references.size() + children.size() == 0
                ? -1
                : dice.between(0, references.size() + children.size() - 1);
        if (which < 0) {
            return at;
        }
        boolean reference = which < references.size();
        parts.add(
                reference
                        ? references.get(which).name()
                        : children.get(which - references.size()).name());
        return table(
                reference
                        ? references.get(which).target()
                        : children.get(which - references.size()).table());
    }

    /** What an administrator may limit a role to. */
    Clause rowFilter(Table table) {
        if (dice.percent(20)) {
            List<Member> uuids = table.members().stream()
                    .filter(member -> member.kind() == Kind.UUID || member.kind() == Kind.REFERENCE)
                    .toList();
            return new Clause.Compare(List.of(dice.of(uuids).name()), "eq", List.of("${id.userUuid}"));
        }
        Clause first = fitting(table, false);
        return dice.percent(40) ? new Clause.Any(List.of(first, fitting(table, false))) : first;
    }

    /** A condition that a request may hold; now and then one that is refused. */
    Clause clause(Table table, int depth, boolean asTree) {
        if (depth > 0 && dice.percent(35)) {
            List<Clause> parts = new ArrayList<>();
            for (int i = 0; i < dice.between(2, 3); i++) {
                parts.add(clause(table, depth - 1, asTree));
            }
            return dice.percent(50) ? new Clause.All(parts) : new Clause.Any(parts);
        }
        if (asTree && depth > 0 && dice.percent(25)) {
            return new Clause.Not(clause(table, depth - 1, true));
        }
        return dice.percent(94) ? fitting(table, asTree) : unfitting(table);
    }

    private Clause unfitting(Table table) {
        Path path = path(table, 1, true);
        return switch (dice.between(0, 3)) {
            case 0 -> new Clause.Compare(path.parts(), "eq", List.of("no such value"));
            case 1 -> new Clause.Compare(path.parts(), "like", List.of("1"));
            case 2 -> new Clause.Compare(List.of("nothing"), "eq", List.of("1"));
            default -> new Clause.Compare(path.parts(), "null", List.of("perhaps"));
        };
    }

    private Clause fitting(Table table, boolean asTree) {
        Path path = path(table, 2, true);
        Kind kind = path.leaf().kind();
        List<String> operators = new ArrayList<>(List.of("null"));
        if (kind != Kind.JSON) {
            operators.addAll(List.of("eq", "eq", "eq", "ne", "ne", "in", "out"));
            if (kind.isOrdered()) {
                operators.addAll(List.of("gt", "ge", "lt", "le"));
            }
            if (kind.isText()) {
                operators.addAll(List.of("like", "ilike"));
            }
        }
        String operator = dice.of(operators);
        return new Clause.Compare(path.parts(), operator, arguments(operator, kind, asTree));
    }

    private List<String> arguments(String operator, Kind kind, boolean asTree) {
        boolean text = kind == Kind.STRING || kind == Kind.TEXT;
        boolean wildcard = text && List.of("eq", "ne").contains(operator) && dice.percent(40);
        return switch (operator) {
            case "null" -> List.of(dice.percent(50) ? "true" : "false");
            case "like", "ilike" -> List.of(pool.pattern());
            case "in", "out" -> list(kind, asTree && dice.percent(8) ? 0 : dice.between(1, 4));
            default -> List.of(wildcard ? pool.wildcard() : pool.argument(kind));
        };
    }

    private List<String> list(Kind kind, int length) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            arguments.add(plain(kind));
        }
        return arguments;
    }

    private String plain(Kind kind) {
        String argument = pool.argument(kind);
        return argument.contains("*") ? "abc" : argument;
    }
}
