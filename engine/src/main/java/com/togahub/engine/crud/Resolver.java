package com.togahub.engine.crud;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the references of drafts and looks for taken unique values: one statement per record and field, all errors at once. */
final class Resolver {
    private final Session session;
    private final WriteSql sql;
    private final Rows rows;
    private final List<Problem> problems = new ArrayList<>();

    Resolver(Session session, WriteSql sql, Rows rows) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
    }

    private record Place(RecordType record, Field field) {}

    private record Use(Draft draft, Object value, String path) {}

    /**
     * The drafts with their references.
     *
     * @param existing the keys of those that change a record
     * @throws ProblemException EV-8, EV-9
     */
    Resolved resolve(List<Draft> drafts, Map<Draft, Long> existing) {
        Map<Place, List<Draft.Lookup>> lookups = new LinkedHashMap<>();
        Map<Place, List<Use>> uniques = new LinkedHashMap<>();
        Map<Draft.Lookup, Draft> owners = new java.util.IdentityHashMap<>();
        drafts.forEach(draft -> gather(draft, lookups, uniques, owners));
        Resolved resolved = new Resolved();
        lookups.forEach((place, uses) -> find(place, uses, owners, resolved));
        uniques.forEach((place, uses) -> unique(place, uses, existing));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return resolved;
    }

    private static void gather(
            Draft draft,
            Map<Place, List<Draft.Lookup>> lookups,
            Map<Place, List<Use>> uniques,
            Map<Draft.Lookup, Draft> owners) {
        for (Draft.Lookup lookup : draft.lookups()) {
            owners.put(lookup, draft);
            lookups.computeIfAbsent(new Place(lookup.target(), lookup.key()), key -> new ArrayList<>())
                    .add(lookup);
        }
        draft.values().forEach((field, value) -> {
            if (field.isUnique() && value.isPresent()) {
                uniques.computeIfAbsent(new Place(draft.record(), field), key -> new ArrayList<>())
                        .add(new Use(draft, value.get(), draft.at(field.name())));
            }
        });
        draft.children()
                .values()
                .forEach(children -> children.forEach(child -> gather(child, lookups, uniques, owners)));
    }

    private void find(Place place, List<Draft.Lookup> uses, Map<Draft.Lookup, Draft> owners, Resolved resolved) {
        Condition readable = rows.granted(place.record(), Operation.READ);
        List<Object> values = uses.stream().map(Draft.Lookup::value).distinct().toList();
        Map<Object, Long> keys = new HashMap<>();
        session.query(sql.lookup(place.record(), place.field(), values, rows.scope(place.record()), readable))
                .forEach(row -> keys.put(folded(row[1]), (Long) row[0]));
        for (Draft.Lookup use : uses) {
            Optional<Long> key = Optional.ofNullable(keys.get(folded(use.value())));
            if (key.isPresent()) {
                resolved.add(owners.get(use), use.field(), key.get());
            } else {
                problems.add(Problem.of(Code.EV_8, "The " + use.field().name() + " was not found.")
                        .at(use.path()));
            }
        }
    }

    private void unique(Place place, List<Use> uses, Map<Draft, Long> existing) {
        List<Object> values = uses.stream().map(Use::value).distinct().toList();
        Map<Object, Long> taken = new HashMap<>();
        session.query(sql.lookup(
                        place.record(),
                        place.field(),
                        values,
                        rows.scope(place.record()),
                        new Condition.And(List.of())))
                .forEach(row -> taken.put(folded(row[1]), (Long) row[0]));
        Map<Object, Draft> inBody = new HashMap<>();
        for (Use use : uses) {
            Long holder = taken.get(folded(use.value()));
            boolean own = holder != null && holder.equals(existing.get(use.draft()));
            boolean twice = inBody.putIfAbsent(folded(use.value()), use.draft()) != null;
            if ((holder != null && !own) || twice) {
                problems.add(Problem.of(Code.EV_9, "The " + place.field().name() + " is already taken.")
                        .at(use.path()));
            }
        }
    }

    // unique keys of texts compare without case, as their columns do
    private static Object folded(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
