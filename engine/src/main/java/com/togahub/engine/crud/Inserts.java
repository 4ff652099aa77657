package com.togahub.engine.crud;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.NumberFormat;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Locate;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Creates records and those nested in them, level by level: a statement per record and set of columns. */
final class Inserts {
    private final Session session;
    private final WriteSql sql;
    private final Rows rows;
    private final Resolved resolved;
    private final Supplier<String> uuids;

    Inserts(Session session, WriteSql sql, Rows rows, Resolved resolved, Supplier<String> uuids) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
        this.resolved = resolved;
        this.uuids = uuids;
    }

    /**
     * A record to create.
     *
     * @param link columns that its place sets
     */
    record Row(Draft draft, Map<String, Object> link) {}

    /** Creates them; answers their keys in order. */
    List<Long> insert(RecordType record, List<Row> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> values = new ArrayList<>();
        for (Row row : drafts) {
            Map<String, Object> columns = resolved.columns(row.draft());
            columns.putAll(row.link());
            values.add(columns);
        }
        number(record, values);
        List<Long> keys = insertRows(record, values);
        recheck(record, drafts, keys);
        below(drafts, keys);
        return keys;
    }

    private void number(RecordType record, List<Map<String, Object>> values) {
        Optional<NumberFormat> format = record.numberFormat();
        Optional<Field> number = record.field(RecordType.NUMBER);
        if (format.isEmpty() || number.isEmpty()) {
            return;
        }
        String column = number.get().column();
        List<Map<String, Object>> open =
                values.stream().filter(each -> each.get(column) == null).toList();
        if (open.isEmpty()) {
            return;
        }
        long next = session.nextNumbers(record.place(), record.name(), open.size());
        for (Map<String, Object> each : open) {
            each.put(column, format.get().format(next++));
        }
    }

    private List<Long> insertRows(RecordType record, List<Map<String, Object>> values) {
        Map<List<String>, List<Integer>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            shapes.computeIfAbsent(List.copyOf(values.get(i).keySet()), shape -> new ArrayList<>())
                    .add(i);
        }
        Long[] keys = new Long[values.size()];
        shapes.forEach((columns, indexes) -> {
            List<List<Object>> parameters = new ArrayList<>();
            for (int index : indexes) {
                List<Object> row = new ArrayList<>();
                row.add(uuids.get());
                columns.forEach(column -> row.add(values.get(index).get(column)));
                parameters.add(row);
            }
            List<Long> made = session.insert(sql.insert(record, columns), parameters);
            for (int i = 0; i < indexes.size(); i++) {
                keys[indexes.get(i)] = made.get(i);
            }
        });
        return Arrays.asList(keys);
    }

    /** What was made must lie within what its maker may make. */
    private void recheck(RecordType record, List<Row> drafts, List<Long> keys) {
        if (rows.isRestricted(record, Operation.CREATE)) {
            Set<Long> granted = new HashSet<>();
            session.query(sql.matching(record, keys, rows.scope(record), rows.granted(record, Operation.CREATE)))
                    .forEach(row -> granted.add((Long) row[0]));
            for (int i = 0; i < keys.size(); i++) {
                if (!granted.contains(keys.get(i))) {
                    throw new ProblemException(
                            Problem.of(Code.EZ_1).at(drafts.get(i).draft().path()));
                }
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            for (Locate.Check check : drafts.get(i).draft().checks()) {
                if (session.query(sql.matching(record, List.of(keys.get(i)), rows.scope(record), check.condition()))
                        .isEmpty()) {
                    throw new ProblemException(check.problem());
                }
            }
        }
    }

    private void below(List<Row> drafts, List<Long> keys) {
        Map<ChildRelation, List<Row>> below = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            long key = keys.get(i);
            drafts.get(i).draft().children().forEach((relation, children) -> {
                List<Row> made = below.computeIfAbsent(relation, each -> new ArrayList<>());
                children.forEach(child ->
                        made.add(new Row(child, Map.of(relation.childField().column(), key))));
            });
        }
        below.forEach((relation, children) -> insert(rows.child(relation), children));
    }
}
