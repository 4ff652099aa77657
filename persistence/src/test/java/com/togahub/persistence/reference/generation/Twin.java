package com.togahub.persistence.reference.generation;

import com.togahub.persistence.reference.evaluation.Rights;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a world that its caller cannot tell from another one: what the caller sees is the same, everything else differs –
 * values without a grant, masked values, hidden rows, whole tables. What row filters let the caller see stays the same too: a
 * filter may look at hidden values, and whom it lets in is the administrator's word. References by which rows hang below their
 * parents are no exception: where they may not be read, the rows hang elsewhere.
 */
public final class Twin {
    private final Dice dice;
    private final World world;
    private final Pool pool;

    private Twin(World world, long seed) {
        this.dice = new Dice(seed);
        this.world = world;
        this.pool = new Pool(dice, List.of(world.user(), dice.uuid(), dice.uuid()));
    }

    /** A twin of a world. */
    public static World of(World world, long seed) {
        Twin twin = new Twin(copy(world), seed);
        twin.removeRows();
        twin.addRows();
        twin.changeValues();
        return twin.world;
    }

    private static World copy(World world) {
        Map<Row, Row> copies = new IdentityHashMap<>();
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        world.rows().forEach((name, all) -> {
            List<Row> own = new ArrayList<>();
            for (Row row : all) {
                Row copy = new Row(row.table(), row.id(), row.uuid());
                copies.put(row, copy);
                own.add(copy);
            }
            rows.put(name, own);
        });
        copies.forEach((row, copy) -> stored(row.table()).forEach(member -> row.get(member.name())
                .ifPresent(value -> copy.put(member.name(), value instanceof Row other ? copies.get(other) : value))));
        return new World(world.number(), world.seed(), world.tables(), world.roles(), world.held(), world.user(), rows);
    }

    private static List<Member> stored(Table table) {
        return table.members().stream()
                .filter(member ->
                        member.kind() != Kind.CALCULATED && !member.name().equals("uuid"))
                .toList();
    }

    /** Tries a change and takes it back where the caller would see it. */
    private void attempt(Runnable change, Runnable back) {
        String before = seen(new Rights(world));
        change.run();
        if (!before.equals(seen(new Rights(world)))) {
            back.run();
        }
    }

    /** All that the caller sees, as a text: rows, fields, values. */
    private String seen(Rights rights) {
        StringBuilder text = new StringBuilder();
        for (Table table : world.tables()) {
            for (Row row : world.rows().get(table.name())) {
                if (rights.sees(row)) {
                    text.append('\n').append(row.id());
                    table.members().forEach(member -> text.append('|').append(seen(rights, row, member)));
                }
            }
        }
        return text.toString();
    }

    private String seen(Rights rights, Row row, Member member) {
        if (!rights.sees(row, member)) {
            return "";
        }
        return row.get(member.name())
                .map(value -> value instanceof Row other ? other.uuid() : value.toString())
                .orElse("null");
    }

    private void removeRows() {
        Rights rights = new Rights(world);
        for (Table table : world.tables()) {
            List<Row> rows = world.rows().get(table.name());
            for (Row row : List.copyOf(rows)) {
                boolean hidden = !rights.sees(row) && !isReferred(row);
                if (hidden && dice.percent(50)) {
                    int at = rows.indexOf(row);
                    attempt(() -> rows.remove(at), () -> rows.add(at, row));
                }
            }
        }
    }

    private boolean isReferred(Row target) {
        return world.rows().values().stream().flatMap(List::stream).anyMatch(row -> stored(row.table()).stream()
                .anyMatch(member -> row.get(member.name()).orElse(null) == target));
    }

    private void addRows() {
        for (Table table : world.tables()) {
            List<Row> rows = world.rows().get(table.name());
            for (int i = 0; i < dice.between(1, 4); i++) {
                Row row = new Row(table, 10L * dice.between(0, rows.size()) + i + 1, dice.uuid());
                stored(table).forEach(member -> value(member).ifPresent(value -> row.put(member.name(), value)));
                boolean taken = rows.stream().anyMatch(each -> each.id() == row.id());
                if (!taken) {
                    attempt(() -> rows.add(row), () -> rows.remove(row));
                }
            }
            rows.sort(java.util.Comparator.comparing(Row::id));
        }
    }

    private Optional<Object> value(Member member) {
        if (dice.percent(15)) {
            return Optional.empty();
        }
        if (member.kind() != Kind.REFERENCE) {
            return Optional.of(pool.value(member.kind()));
        }
        List<Row> targets = world.rows().get(member.target());
        return targets.isEmpty() ? Optional.empty() : Optional.of(dice.of(targets));
    }

    private void changeValues() {
        Rights rights = new Rights(world);
        for (Table table : world.tables()) {
            for (Row row : world.rows().get(table.name())) {
                for (Member member : stored(table)) {
                    boolean hidden = !rights.sees(row) || !rights.sees(row, member);
                    if (hidden && dice.percent(80)) {
                        change(row, member.name(), value(member));
                    }
                }
            }
        }
    }

    private void change(Row row, String member, Optional<Object> value) {
        Optional<Object> old = row.get(member);
        attempt(() -> set(row, member, value), () -> set(row, member, old));
    }

    private static void set(Row row, String member, Optional<Object> value) {
        value.ifPresentOrElse(given -> row.put(member, given), () -> row.clear(member));
    }
}
