package com.togahub.engine.crud;

import com.togahub.engine.metadata.ChildPolicy;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deletes records, with their children as each record's policy says. A statement per relation, for any number of rows. */
final class Deletes {
    private static final int MOST_KEYS = 10_000;

    private final Session session;
    private final WriteSql sql;
    private final Rows rows;
    private final Map<Long, Set<Long>> begun = new HashMap<>();

    Deletes(Session session, WriteSql sql, Rows rows) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
    }

    /**
     * Deletes rows of a record.
     *
     * @throws ProblemException EV-17
     */
    void delete(RecordType record, List<Long> keys) {
        Set<Long> known = begun.computeIfAbsent(record.id(), id -> new HashSet<>());
        // rows that refer to each other in a ring are met again
        List<Long> fresh = keys.stream().filter(known::add).toList();
        for (int from = 0; from < fresh.size(); from += MOST_KEYS) {
            deleteSome(record, fresh.subList(from, Math.min(fresh.size(), from + MOST_KEYS)));
        }
    }

    private void deleteSome(RecordType record, List<Long> keys) {
        for (ChildRelation relation : record.children().values()) {
            RecordType child = rows.child(relation);
            Field link = relation.childField();
            ChildPolicy policy = record.childPolicy() == ChildPolicy.ORPHAN && link.isRequired()
                    ? ChildPolicy.RESTRICT
                    : record.childPolicy();
            switch (policy) {
                case CASCADE -> delete(child, children(child, link, keys));
                case RESTRICT -> {
                    if (!children(child, link, keys).isEmpty()) {
                        throw new ProblemException(Code.EV_17, "The record still has " + relation.name() + ".");
                    }
                }
                case ORPHAN -> session.update(sql.orphan(child, link, keys));
            }
        }
        session.update(sql.delete(record, keys));
    }

    private List<Long> children(RecordType child, Field link, List<Long> keys) {
        List<Long> children = new ArrayList<>();
        session.query(sql.children(child, link, keys)).forEach(row -> children.add((Long) row[0]));
        return children;
    }
}
