package com.togahub.persistence.reference.generation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Formula;
import com.togahub.persistence.reference.model.Grant;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Role;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes worlds: a few records that refer to each other, a few roles, a few rows. */
public final class WorldGenerator {
    private static final List<String> TABLES = List.of("Alphas", "Betas", "Gammas", "Deltas", "Zetas");
    private static final List<String> REFERENCES = List.of("owner", "parent", "partner", "source");
    private static final List<Member> PLAIN = List.of(
            Member.of("title", Kind.STRING),
            Member.of("code", Kind.STRING),
            Member.of("notes", Kind.TEXT),
            Member.of("amount", Kind.INTEGER),
            Member.of("rank", Kind.INTEGER),
            Member.of("price", Kind.DECIMAL),
            Member.of("weight", Kind.DECIMAL),
            Member.of("isOpen", Kind.BOOLEAN),
            Member.of("dateDue", Kind.DATE),
            Member.of("dtSeen", Kind.DATETIME),
            Member.of("extras", Kind.JSON),
            Member.of("token", Kind.UUID));

    private final int number;
    private final long seed;
    private final Dice dice;
    private final List<String> uuids = new ArrayList<>();
    private final String user;

    private WorldGenerator(int number, long seed) {
        this.number = number;
        this.seed = seed;
        this.dice = new Dice(seed);
        this.user = dice.uuid();
        uuids.add(user);
        uuids.add(dice.uuid());
        uuids.add(dice.uuid());
    }

    /**
     * The world of a seed.
     *
     * @param number makes its names differ from those of other worlds in the same database
     */
    public static World world(int number, long seed) {
        return new WorldGenerator(number, seed).world();
    }

    private World world() {
        List<Table> tables = tables();
        Map<String, List<Row>> rows = rows(tables);
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < dice.between(1, 3); i++) {
            roles.add(role(tables, rows, i));
        }
        return new World(number, seed, tables, roles, dice.some(roles, 1, roles.size()), user, rows);
    }

    private List<Table> tables() {
        int count = dice.between(2, TABLES.size());
        List<String> names = new ArrayList<>();
        TABLES.subList(0, count).forEach(each -> names.add("w" + number + each));
        Map<String, List<Member>> members = new LinkedHashMap<>();
        Map<String, List<Children>> children = new HashMap<>();
        names.forEach(name -> children.put(name, new ArrayList<>()));
        for (int i = 0; i < count; i++) {
            String name = names.get(i);
            members.put(name, members(names, i));
            for (Member member : members.get(name)) {
                if (member.kind() == Kind.REFERENCE && dice.percent(70)) {
                    String relation = TABLES.get(i).toLowerCase(java.util.Locale.ROOT) + "By" + member.name();
                    children.get(member.target()).add(new Children(relation, name, member.name()));
                }
            }
        }
        return names.stream()
                .map(name -> table(name, members.get(name), children.get(name), members))
                .toList();
    }

    private List<Member> members(List<String> names, int own) {
        List<Member> members = new ArrayList<>();
        members.add(Member.of("uuid", Kind.UUID));
        members.addAll(dice.some(PLAIN, 4, 8));
        List<String> references = dice.some(REFERENCES, own == 0 ? 0 : 1, 2);
        for (String reference : references) {
            // mostly to an earlier table, sometimes to itself or a later one, so that there are cycles
            String target = own > 0 && dice.percent(65) ? names.get(dice.between(0, own - 1)) : dice.of(names);
            members.add(new Member(reference, Kind.REFERENCE, target, Optional.empty()));
        }
        return members;
    }

    private Table table(String name, List<Member> stored, List<Children> children, Map<String, List<Member>> all) {
        List<Member> members = new ArrayList<>(stored);
        List<Formula> own = numbers(stored);
        List<Formula> formulas = new ArrayList<>();
        if (!own.isEmpty()) {
            formulas.add(new Formula.Both(
                    dice.of(List.of('+', '-', '*', '/')),
                    dice.of(own),
                    dice.percent(50) ? dice.of(own) : new Formula.Constant(new BigDecimal("2.5"))));
        }
        for (Children relation : children) {
            List<Formula> theirs = numbers(all.get(relation.table()));
            if (!theirs.isEmpty()) {
                Formula over = new Formula.OverChildren(
                        dice.of(List.of("sum", "count", "min", "max", "avg")), relation.name(), dice.of(theirs));
                formulas.add(own.isEmpty() || dice.percent(60) ? over : new Formula.Both('+', over, dice.of(own)));
            }
        }
        List<Formula> kept = dice.some(formulas, 0, 2);
        for (int i = 0; i < kept.size(); i++) {
            members.add(new Member("total" + i, Kind.CALCULATED, "", Optional.of(kept.get(i))));
        }
        String route =
                "w" + number + "-" + name.substring(("w" + number).length()).toLowerCase(java.util.Locale.ROOT);
        return new Table(name, route, members, children);
    }

    private static List<Formula> numbers(List<Member> members) {
        List<Formula> numbers = new ArrayList<>();
        for (Member member : members) {
            if (member.kind().isNumber()) {
                numbers.add(new Formula.Own(member.name()));
            }
        }
        return numbers;
    }

    private Map<String, List<Row>> rows(List<Table> tables) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        Pool pool = new Pool(dice, uuids);
        for (Table table : tables) {
            List<Row> own = new ArrayList<>();
            int count = dice.percent(10) ? dice.between(0, 1) : dice.between(3, 12);
            for (int i = 1; i <= count; i++) {
                // with room between for rows that only a twin of this world has
                Row row = new Row(table, 10L * i, dice.uuid());
                for (Member member : table.members()) {
                    boolean plain = member.kind() != Kind.REFERENCE && member.kind() != Kind.CALCULATED;
                    if (plain && !member.name().equals("uuid") && dice.percent(80)) {
                        row.put(member.name(), pool.value(member.kind()));
                    }
                }
                own.add(row);
            }
            rows.put(table.name(), own);
        }
        rows.values().forEach(all -> all.forEach(row -> refer(row, rows)));
        return rows;
    }

    private void refer(Row row, Map<String, List<Row>> rows) {
        for (Member member : row.table().members()) {
            if (member.kind() == Kind.REFERENCE
                    && dice.percent(80)
                    && !rows.get(member.target()).isEmpty()) {
                row.put(member.name(), dice.of(rows.get(member.target())));
            }
        }
    }

    private Role role(List<Table> tables, Map<String, List<Row>> rows, int index) {
        Map<String, Grant> grants = new LinkedHashMap<>();
        List<String> known = new ArrayList<>(uuids);
        rows.values().forEach(all -> all.forEach(row -> known.add(row.uuid())));
        ClauseGenerator clauses = new ClauseGenerator(dice, new Pool(dice, known), tables, (table, path) -> true);
        for (Table table : tables) {
            if (dice.percent(85)) {
                Set<String> members = new LinkedHashSet<>();
                table.members().stream()
                        .filter(member -> dice.percent(member.name().equals("uuid") ? 96 : 82))
                        .forEach(member -> members.add(member.name()));
                Optional<Clause> filter = dice.percent(50) ? Optional.of(clauses.rowFilter(table)) : Optional.empty();
                grants.put(table.name(), new Grant(filter, members));
            }
        }
        return new Role(dice.uuid(), "w" + number + "role" + index, grants);
    }
}
