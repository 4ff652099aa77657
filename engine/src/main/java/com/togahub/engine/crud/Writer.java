package com.togahub.engine.crud;

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
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Carries out write plans: finds and locks, refuses all that is wrong at once, then writes. */
final class Writer {
    private static final int MOST_NAMES = 10_000;

    private final WriteSql sql;
    private final Reader reader;
    private final Supplier<String> uuids;

    Writer(String coreSchema, Reader reader, Supplier<String> uuids) {
        this.sql = new WriteSql(coreSchema);
        this.reader = reader;
        this.uuids = uuids;
    }

    /**
     * Writes.
     *
     * @param precondition is asked with the key of the record to be changed or deleted, once that is locked
     * @return the records created, in order, or the one changed or deleted
     */
    Written write(Session session, WritePlan plan, Rows rows, LongConsumer precondition) {
        if (plan.operation() != Operation.CREATE) {
            session.known().clear();
        }
        Optional<Long> parent = reader.ancestors(session, plan.ancestors(), false);
        return switch (plan.operation()) {
            case CREATE -> create(session, plan, rows, parent);
            case UPDATE -> {
                long key = update(session, plan, rows, target(session, plan, parent, precondition));
                yield new Written(List.of(key), List.of(name(plan)));
            }
            case DELETE -> {
                long key = target(session, plan, parent, precondition);
                new Deletes(session, sql, rows).delete(plan.record(), List.of(key));
                yield new Written(List.of(key), List.of(name(plan)));
            }
            case READ -> throw new IllegalArgumentException("a read does not write");
        };
    }

    private static String name(WritePlan plan) {
        return plan.target().orElseThrow().uuid();
    }

    /** Locks a record; answers whether it is there. */
    boolean lock(Session session, Locate locate) {
        return !session.query(sql.locate(locate, Optional.empty(), true)).isEmpty();
    }

    /** Locks the record that has a value in a unique field; answers whether it is there. */
    boolean lock(Session session, Rows rows, RecordType record, Field field, String value) {
        Condition readable = rows.granted(record, Operation.READ);
        List<Object[]> found =
                session.query(sql.lookup(record, field, List.of(value), rows.scope(record), readable, true));
        if (record.place() == Place.CLIENT) {
            found.forEach(
                    row -> session.known().add(record.table(), field.column(), Folding.fold(row[1]), (Long) row[0]));
        }
        return !found.isEmpty();
    }

    /**
     * Deletes records of one kind together.
     *
     * @param plan of the deletion of one of them
     * @throws ProblemException EV-14 when one is not there
     */
    void delete(Session session, WritePlan plan, List<String> uuids, Rows rows) {
        session.known().clear();
        Locate one = plan.target().orElseThrow();
        List<Long> keys = new ArrayList<>();
        for (int from = 0; from < uuids.size(); from += MOST_NAMES) {
            List<String> some = uuids.subList(from, Math.min(uuids.size(), from + MOST_NAMES));
            session.query(sql.named(one.scope(), one.rule(), some)).forEach(row -> keys.add((Long) row[0]));
        }
        if (keys.size() != Set.copyOf(uuids).size()) {
            throw new ProblemException(Code.EV_14);
        }
        new Deletes(session, sql, rows).delete(plan.record(), keys);
    }

    private Written create(Session session, WritePlan plan, Rows rows, Optional<Long> parent) {
        List<Problem> problems = new ArrayList<>(plan.problems());
        Resolved resolved = new Resolver(session, sql, rows, problems).resolve(plan.drafts(), Map.of());
        refuse(problems);
        Map<String, Object> link = plan.parent()
                .map(field -> Map.<String, Object>of(field.column(), parent.orElseThrow()))
                .orElse(Map.of());
        return new Inserts(session, sql, rows, resolved, uuids)
                .insert(
                        plan.record(),
                        plan.drafts().stream()
                                .map(draft -> new Inserts.Row(draft, link))
                                .toList());
    }

    private long update(Session session, WritePlan plan, Rows rows, long key) {
        List<Problem> problems = new ArrayList<>(plan.problems());
        Map<Draft, Long> existing = new IdentityHashMap<>();
        plan.drafts().forEach(draft -> existing.put(draft, key));
        new Nested(session, sql, rows, existing, problems).locate(plan.drafts());
        Resolved resolved = new Resolver(session, sql, rows, problems).resolve(plan.drafts(), existing);
        refuse(problems);
        Inserts inserts = new Inserts(session, sql, rows, resolved, uuids);
        new Updates(session, sql, rows, resolved, existing, inserts).update(plan.record(), plan.drafts());
        return key;
    }

    private long target(Session session, WritePlan plan, Optional<Long> parent, LongConsumer precondition) {
        Locate locate = plan.target().orElseThrow();
        List<Object[]> found = session.query(sql.locate(locate, parent, true));
        if (found.isEmpty()) {
            throw new ProblemException(Code.EV_14);
        }
        Object[] row = found.get(0);
        List<Problem> refused = new ArrayList<>();
        for (int i = 0; i < locate.checks().size(); i++) {
            if (!Boolean.TRUE.equals(row[i + 1])) {
                refused.add(locate.checks().get(i).problem());
            }
        }
        refuse(refused);
        long key = (Long) row[0];
        precondition.accept(key);
        return key;
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
