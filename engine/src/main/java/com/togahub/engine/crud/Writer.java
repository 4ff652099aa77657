package com.togahub.engine.crud;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Locate;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out write plans. */
final class Writer {
    private final WriteSql sql;
    private final Reader reader;
    private final Supplier<String> uuids;

    Writer(String coreSchema, Reader reader, Supplier<String> uuids) {
        this.sql = new WriteSql(coreSchema);
        this.reader = reader;
        this.uuids = uuids;
    }

    /** Writes; answers the key of the record created or changed, or of the one deleted. */
    long write(Session session, WritePlan plan, Rows rows) {
        Optional<Long> parent = reader.ancestors(session, plan.ancestors(), false);
        return switch (plan.operation()) {
            case CREATE -> create(session, plan, rows, parent);
            case UPDATE -> update(session, plan, rows, parent);
            case DELETE -> delete(session, plan, rows, parent);
            case READ -> throw new IllegalArgumentException("a read does not write");
        };
    }

    private long create(Session session, WritePlan plan, Rows rows, Optional<Long> parent) {
        Draft draft = plan.draft().orElseThrow();
        Resolved resolved = new Resolver(session, sql, rows).resolve(List.of(draft), Map.of());
        Map<String, Object> link = new LinkedHashMap<>();
        plan.parent().ifPresent(field -> link.put(field.column(), parent.orElseThrow()));
        Inserts inserts = new Inserts(session, sql, rows, resolved, uuids);
        return inserts.insert(plan.record(), List.of(new Inserts.Row(draft, link)))
                .get(0);
    }

    private long update(Session session, WritePlan plan, Rows rows, Optional<Long> parent) {
        Draft draft = plan.draft().orElseThrow();
        long key = locate(session, plan.target().orElseThrow(), parent);
        Map<Draft, Long> existing = new IdentityHashMap<>();
        existing.put(draft, key);
        locateNested(session, rows, draft, key, existing);
        Resolved resolved = new Resolver(session, sql, rows).resolve(List.of(draft), existing);
        update(session, rows, draft, existing, resolved);
        return key;
    }

    private void update(Session session, Rows rows, Draft draft, Map<Draft, Long> existing, Resolved resolved) {
        long key = existing.get(draft);
        session.update(sql.update(draft.record(), key, resolved.columns(draft)));
        recheck(session, rows, draft, key);
        Inserts inserts = new Inserts(session, sql, rows, resolved, uuids);
        for (Map.Entry<ChildRelation, List<Draft>> children : draft.children().entrySet()) {
            List<Inserts.Row> created = new ArrayList<>();
            for (Draft child : children.getValue()) {
                if (child.existing().isPresent()) {
                    update(session, rows, child, existing, resolved);
                } else {
                    created.add(new Inserts.Row(
                            child, Map.of(children.getKey().childField().column(), key)));
                }
            }
            inserts.insert(rows.child(children.getKey()), created);
        }
    }

    /** The row must not have left what its writer may reach. */
    private void recheck(Session session, Rows rows, Draft draft, long key) {
        RecordType record = draft.record();
        if (rows.isRestricted(record, Operation.UPDATE)) {
            Condition granted = rows.granted(record, Operation.UPDATE);
            if (session.query(sql.matching(record, List.of(key), rows.scope(record), granted))
                    .isEmpty()) {
                throw new ProblemException(Problem.of(Code.EZ_1).at(draft.path()));
            }
        }
        for (Locate.Check check : draft.checks()) {
            if (session.query(sql.matching(record, List.of(key), rows.scope(record), check.condition()))
                    .isEmpty()) {
                throw new ProblemException(check.problem());
            }
        }
    }

    private void locateNested(Session session, Rows rows, Draft draft, long key, Map<Draft, Long> existing) {
        for (Map.Entry<ChildRelation, List<Draft>> children : draft.children().entrySet()) {
            for (Draft child : children.getValue()) {
                if (child.existing().isPresent()) {
                    Locate nested = rows.nested(child, children.getKey().childField());
                    long childKey = locate(session, nested, Optional.of(key), child.path());
                    existing.put(child, childKey);
                    locateNested(session, rows, child, childKey, existing);
                }
            }
        }
    }

    private long locate(Session session, Locate locate, Optional<Long> parent) {
        return locate(session, locate, parent, "");
    }

    private long locate(Session session, Locate locate, Optional<Long> parent, String path) {
        List<Object[]> found = session.query(sql.locate(locate, parent, true));
        if (found.isEmpty()) {
            throw new ProblemException(Problem.of(Code.EV_14).at(path));
        }
        Object[] row = found.get(0);
        List<Problem> refused = new ArrayList<>();
        for (int i = 0; i < locate.checks().size(); i++) {
            if (!Boolean.TRUE.equals(row[i + 1])) {
                refused.add(locate.checks().get(i).problem());
            }
        }
        if (!refused.isEmpty()) {
            throw new ProblemException(refused);
        }
        return (Long) row[0];
    }

    private long delete(Session session, WritePlan plan, Rows rows, Optional<Long> parent) {
        long key = locate(session, plan.target().orElseThrow(), parent);
        delete(session, plan.record(), List.of(key), rows);
        return key;
    }

    private void delete(Session session, RecordType record, List<Long> keys, Rows rows) {
        for (ChildRelation relation : record.children().values()) {
            RecordType child = rows.child(relation);
            Field link = relation.childField();
            switch (record.childPolicy()) {
                case CASCADE -> {
                    List<Long> below = keys(session.query(sql.children(child, link, keys)));
                    if (!below.isEmpty()) {
                        delete(session, child, below, rows);
                    }
                }
                case RESTRICT -> {
                    if (!session.query(sql.children(child, link, keys)).isEmpty()) {
                        throw new ProblemException(Code.EV_17, "The record still has " + relation.name() + ".");
                    }
                }
                case ORPHAN -> session.update(sql.orphan(child, link, keys));
            }
        }
        session.update(sql.delete(record, keys));
    }

    private static List<Long> keys(List<Object[]> rows) {
        return rows.stream().map(row -> (Long) row[0]).toList();
    }
}
