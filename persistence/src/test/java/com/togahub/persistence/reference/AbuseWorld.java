package com.togahub.persistence.reference;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * People with notes and vaults. The caller may not read the {@code secret} of people, the {@code hidden} of notes, any note
 * that is titled {@code private}, and no vault at all.
 */
final class AbuseWorld {
    static final int PEOPLE = 40;
    static final int NOTES_EACH = 40;

    private AbuseWorld() {}

    static World make() {
        Children notes = new Children("notes", "abNotes", "owner");
        Formula sum = new Formula.OverChildren("sum", "notes", new Formula.Own("amount"));
        Table people = new Table(
                "abPeople",
                "ab-people",
                List.of(
                        Member.of("uuid", Kind.UUID),
                        Member.of("name", Kind.STRING),
                        Member.of("secret", Kind.STRING),
                        new Member("boss", Kind.REFERENCE, "abPeople", Optional.empty()),
                        new Member("vault", Kind.REFERENCE, "abVaults", Optional.empty()),
                        new Member("total", Kind.CALCULATED, "", Optional.of(sum))),
                List.of(notes));
        Table note = new Table(
                "abNotes",
                "ab-notes",
                List.of(
                        Member.of("uuid", Kind.UUID),
                        Member.of("title", Kind.STRING),
                        Member.of("hidden", Kind.STRING),
                        Member.of("amount", Kind.INTEGER),
                        new Member("owner", Kind.REFERENCE, "abPeople", Optional.empty())),
                List.of());
        Table vault = new Table(
                "abVaults",
                "ab-vaults",
                List.of(Member.of("uuid", Kind.UUID), Member.of("code", Kind.STRING)),
                List.of());
        Clause open = new Clause.Compare(List.of("title"), "ne", List.of("private"));
        Role role = new Role(
                UUID.randomUUID().toString(),
                "ab-reader",
                Map.of(
                        "abPeople",
                        new Grant(Optional.empty(), Set.of("uuid", "name", "boss", "vault", "total")),
                        "abNotes",
                        new Grant(Optional.of(open), Set.of("uuid", "title", "amount", "owner"))));
        return new World(
                900,
                0,
                List.of(people, note, vault),
                List.of(role),
                List.of(role),
                role.uuid(),
                rows(people, note, vault));
    }

    private static Map<String, List<Row>> rows(Table people, Table note, Table vault) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        Row only = new Row(vault, 1, UUID.randomUUID().toString());
        only.put("code", "combination");
        rows.put(vault.name(), List.of(only));
        List<Row> persons = new ArrayList<>();
        List<Row> notes = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Row person = new Row(people, i + 1L, UUID.randomUUID().toString());
            person.put("name", "person " + i);
            person.put("secret", "hush " + i);
            person.put("vault", only);
            person.put("boss", persons.isEmpty() ? person : persons.get(i / 2));
            persons.add(person);
            for (int j = 0; j < NOTES_EACH; j++) {
                Row each = new Row(note, notes.size() + 1L, UUID.randomUUID().toString());
                // the first of everybody's notes is not for the caller
                each.put("title", j == 0 ? "private" : "note " + j);
                each.put("hidden", "deep " + j);
                each.put("amount", j == 0 ? 1_000_000L : 1L);
                each.put("owner", person);
                notes.add(each);
            }
        }
        rows.put(people.name(), persons);
        rows.put(note.name(), notes);
        return rows;
    }
}
