package com.togahub.engine.crud;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the references of drafts and looks for taken unique values: one statement per record and field, all errors at once. */
final class Resolver {
    private final Session session;
    private final WriteSql sql;
    private final Rows rows;
    private final List<Problem> problems;
    private final Map<Place, List<Draft.Lookup>> lookups = new LinkedHashMap<>();
    private final Map<Place, List<Use>> uniques = new LinkedHashMap<>();
    private final Map<Draft.Lookup, Draft> owners = new IdentityHashMap<>();

    /**
     * A resolver.
     *
     * @param problems where EV-8 and EV-9 are added
     */
    Resolver(Session session, WriteSql sql, Rows rows, List<Problem> problems) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
        this.problems = problems;
    }

    private record Place(RecordType record, Field field) {}

    private record Use(Draft draft, Object value, String path) {}

    /**
     * The drafts with their references, as far as these are there.
     *
     * @param existing the keys of those that change a record
     */
    Resolved resolve(List<Draft> drafts, Map<Draft, Long> existing) {
        drafts.forEach(this::gather);
        Resolved resolved = new Resolved();
        lookups.forEach((place, uses) -> find(place, uses, resolved));
        uniques.forEach((place, uses) -> unique(place, uses, existing));
        return resolved;
    }

    private void gather(Draft draft) {
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
        draft.children().values().forEach(children -> children.forEach(this::gather));
    }

    private void find(Place place, List<Draft.Lookup> uses, Resolved resolved) {
        Condition readable = rows.granted(place.record(), Operation.READ);
        List<Object> values = uses.stream().map(Draft.Lookup::value).distinct().toList();
        Map<Object, Long> keys = known(place, values).orElseGet(() -> keys(place, values, readable));
        for (Draft.Lookup use : uses) {
            Optional<Long> key = Optional.ofNullable(keys.get(Folding.fold(use.value())));
            if (key.isPresent()) {
                resolved.add(owners.get(use), use.field(), key.get());
            } else {
                problems.add(Problem.of(Code.EV_8, "The " + use.field().name() + " was not found.")
                        .at(use.path()));
            }
        }
    }

    /** The keys of rows that are known already, where every row of the record may be read. */
    private Optional<Map<Object, Long>> known(Place place, List<Object> values) {
        if (rows.isRestricted(place.record(), Operation.READ)) {
            return Optional.empty();
        }
        Map<Object, Long> keys = new HashMap<>();
        for (Object value : values) {
            Object folded = Folding.fold(value);
            session.known()
                    .get(place.record().table(), place.field().column(), folded)
                    .ifPresent(key -> keys.put(folded, key));
        }
        return keys.size() == values.size() ? Optional.of(keys) : Optional.empty();
    }

    private void unique(Place place, List<Use> uses, Map<Draft, Long> existing) {
        List<Object> values = uses.stream().map(Use::value).distinct().toList();
        Map<Object, Long> taken = keys(place, values, new Condition.And(List.of()));
        Map<Object, Draft> inBody = new HashMap<>();
        for (Use use : uses) {
            Long holder = taken.get(Folding.fold(use.value()));
            boolean own = holder != null && holder.equals(existing.get(use.draft()));
            boolean twice = inBody.putIfAbsent(Folding.fold(use.value()), use.draft()) != null;
            if ((holder != null && !own) || twice) {
                problems.add(Problem.of(Code.EV_9, "The " + place.field().name() + " is already taken.")
                        .at(use.path()));
            }
        }
    }

    private Map<Object, Long> keys(Place place, List<Object> values, Condition condition) {
        Map<Object, Long> keys = new HashMap<>();
        session.query(sql.lookup(place.record(), place.field(), values, rows.scope(place.record()), condition, false))
                .forEach(row -> keys.put(Folding.fold(row[1]), (Long) row[0]));
        return keys;
    }
}
