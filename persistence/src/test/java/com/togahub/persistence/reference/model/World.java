package com.togahub.persistence.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Metadata, grants and rows.
 *
 * @param number tells its names from those of other worlds
 * @param seed it was made from
 * @param roles all of them
 * @param held those the caller has
 * @param user the caller's user
 * @param rows by table, by id
 */
public record World(
        int number,
        long seed,
        List<Table> tables,
        List<Role> roles,
        List<Role> held,
        String user,
        Map<String, List<Row>> rows) {

    /** A table by name. */
    public Table table(String name) {
        return tables.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The children of a row. */
    public List<Row> children(Row parent, Children relation) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows.get(relation.table())) {
            if (row.get(relation.via()).orElse(null) == parent) {
                found.add(row);
            }
        }
        return found;
    }

    /** All of it, for whoever must find out why a test failed. */
    public String dump() {
        StringBuilder text = new StringBuilder("world " + number + " of seed " + seed + ", user " + user + "\n");
        for (Table table : tables) {
            text.append(table.name()).append('\n');
            table.members().forEach(member -> text.append("  ")
                    .append(member.name())
                    .append(' ')
                    .append(member.kind())
                    .append(' ')
                    .append(member.target())
                    .append(member.formula().map(each -> each.text("")).orElse(""))
                    .append('\n'));
            table.children().forEach(each -> text.append("  [] ").append(each).append('\n'));
            rows.get(table.name())
                    .forEach(row -> text.append("    ").append(row).append('\n'));
        }
        for (Role role : roles) {
            text.append(held.contains(role) ? "held " : "other ")
                    .append(role.name())
                    .append('\n');
            role.grants().forEach((table, grant) -> text.append("  ")
                    .append(table)
                    .append(' ')
                    .append(grant.filter()
                            .map(filter -> filter.tree().toString())
                            .orElse("all"))
                    .append(' ')
                    .append(grant.members())
                    .append('\n'));
        }
        return text.toString();
    }
}
