package com.togahub.engine.crud;

import com.togahub.engine.metadata.ChildRelation;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Locates and locks the records that a body changes below others: one statement per relation and level. */
final class Nested {
    private final Session session;
    private final WriteSql sql;
    private final Rows rows;
    private final Map<Draft, Long> existing;
    private final List<Problem> missing;
    private final List<Problem> refused = new ArrayList<>();

    /**
     * A search.
     *
     * @param existing the keys found; holds those of the first level
     * @param missing where EV-14 is added for those that are not there
     */
    Nested(Session session, WriteSql sql, Rows rows, Map<Draft, Long> existing, List<Problem> missing) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
        this.existing = existing;
        this.missing = missing;
    }

    /**
     * Finds all below some drafts.
     *
     * @throws ProblemException EZ-2 for fields that may not be written in the row they are meant for
     */
    void locate(List<Draft> parents) {
        below(parents);
        if (!refused.isEmpty()) {
            throw new ProblemException(refused);
        }
    }

    private void below(List<Draft> parents) {
        Map<ChildRelation, Map<Draft, Draft>> wanted = new LinkedHashMap<>();
        for (Draft parent : parents) {
            parent.children().forEach((relation, children) -> children.stream()
                    .filter(child -> child.existing().isPresent())
                    .forEach(child -> wanted.computeIfAbsent(relation, each -> new java.util.IdentityHashMap<>())
                            .put(child, parent)));
        }
        wanted.forEach(this::find);
    }

    private void find(ChildRelation relation, Map<Draft, Draft> parents) {
        RecordType record = rows.child(relation);
        List<Draft> drafts = parents.keySet().stream()
                .sorted(java.util.Comparator.comparing(Draft::path))
                .toList();
        Map<Field, Condition> checks = Rechecks.conditions(drafts);
        Set<Long> keys = parents.values().stream().map(existing::get).collect(Collectors.toCollection(TreeSet::new));
        Set<String> uuids = drafts.stream()
                .map(draft -> draft.existing().orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Object[]> found = new HashMap<>();
        session.query(sql.find(
                        rows.scope(record),
                        rows.reachable(record, Operation.UPDATE),
                        relation.childField(),
                        keys,
                        uuids,
                        List.copyOf(checks.values())))
                .forEach(row -> found.put((String) row[1], row));
        List<Field> fields = List.copyOf(checks.keySet());
        List<Draft> there = new ArrayList<>();
        for (Draft draft : drafts) {
            Object[] row = found.get(draft.existing().orElseThrow());
            if (row == null || !existing.get(parents.get(draft)).equals(row[2])) {
                missing.add(Problem.of(Code.EV_14).at(draft.path()));
            } else {
                existing.put(draft, (Long) row[0]);
                refused.addAll(Rechecks.refused(draft, fields, row, 3));
                there.add(draft);
            }
        }
        below(there);
    }
}
