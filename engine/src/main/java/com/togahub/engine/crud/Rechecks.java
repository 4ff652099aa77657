package com.togahub.engine.crud;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Locate;
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

/** Whether rows lie within what their writer may write, before and after it has written them: one statement per record. */
final class Rechecks {
    private final Session session;
    private final WriteSql sql;
    private final Rows rows;

    Rechecks(Session session, WriteSql sql, Rows rows) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
    }

    /** The conditions on fields that some of the drafts have, one per field. */
    static Map<Field, Condition> conditions(List<Draft> drafts) {
        Map<Field, Condition> conditions = new LinkedHashMap<>();
        drafts.forEach(
                draft -> draft.checks().forEach(check -> conditions.putIfAbsent(check.field(), check.condition())));
        return conditions;
    }

    /**
     * What of a draft is refused in its row.
     *
     * @param fields the fields of the conditions
     * @param row a row of a statement
     * @param first index of the first condition in it
     */
    static List<Problem> refused(Draft draft, List<Field> fields, Object[] row, int first) {
        List<Problem> refused = new ArrayList<>();
        for (Locate.Check check : draft.checks()) {
            if (!Boolean.TRUE.equals(row[first + fields.indexOf(check.field())])) {
                refused.add(check.problem());
            }
        }
        return refused;
    }

    /**
     * Refuses rows that have left what their writer may reach.
     *
     * @param drafts of one record
     * @param keys of their rows, in the same order
     * @throws ProblemException EZ-1, EZ-2
     */
    void require(RecordType record, Operation operation, List<Draft> drafts, List<Long> keys) {
        Map<Field, Condition> checks = conditions(drafts);
        boolean restricted = rows.isRestricted(record, operation);
        if (drafts.isEmpty() || (checks.isEmpty() && !restricted)) {
            return;
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(restricted ? rows.granted(record, operation) : new Condition.And(List.of()));
        conditions.addAll(checks.values());
        Map<Long, Object[]> found = new HashMap<>();
        session.query(sql.matching(rows.scope(record), keys, conditions)).forEach(row -> found.put((Long) row[0], row));
        List<Field> fields = List.copyOf(checks.keySet());
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Object[] row = found.get(keys.get(i));
            if (row == null || !Boolean.TRUE.equals(row[1])) {
                problems.add(Problem.of(Code.EZ_1).at(drafts.get(i).path()));
            } else {
                problems.addAll(refused(drafts.get(i), fields, row, 2));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
