package com.togahub.engine.crud;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Creates them; answers them in order. */
    Written insert(RecordType record, List<Row> wanted) {
        if (wanted.isEmpty()) {
            return Written.NONE;
        }
        List<Draft> drafts = wanted.stream().map(Row::draft).toList();
        List<Map<String, Object>> values = new ArrayList<>();
        for (Row row : wanted) {
            Map<String, Object> columns = new TreeMap<>(resolved.columns(row.draft()));
            columns.putAll(row.link());
            values.add(columns);
        }
        List<Map<String, Object>> numbered = new Numbers(session, sql, rows).number(record, values);
        Written written;
        try {
            written = insertRows(record, values);
        } catch (StoreException e) {
            if (isNumberTaken(record, e, numbered)) {
                // given by a caller since we looked: a whole new try sees it
                throw new StoreException(StoreException.Kind.CONFLICT, "a number was taken meanwhile", e);
            }
            throw new Duplicates(session, sql).explained(e, new Duplicates.Attempt(record, drafts, values));
        }
        new Rechecks(session, sql, rows).require(record, Operation.CREATE, drafts, written.keys());
        below(drafts, written.keys());
        return written;
    }

    private static boolean isNumberTaken(
            RecordType record, StoreException failure, List<Map<String, Object>> numbered) {
        return failure.kind() == StoreException.Kind.DUPLICATE
                && !numbered.isEmpty()
                && Numbers.field(record)
                        .map(Field::column)
                        .filter(failure.detail()::equals)
                        .isPresent();
    }

    private Written insertRows(RecordType record, List<Map<String, Object>> values) {
        Map<List<String>, List<Integer>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            shapes.computeIfAbsent(List.copyOf(values.get(i).keySet()), shape -> new ArrayList<>())
                    .add(i);
        }
        Long[] keys = new Long[values.size()];
        String[] names = new String[values.size()];
        shapes.forEach((columns, indexes) -> {
            List<List<Object>> parameters = new ArrayList<>();
            for (int index : indexes) {
                List<Object> row = new ArrayList<>();
                names[index] = uuids.get();
                row.add(names[index]);
                columns.forEach(column -> row.add(values.get(index).get(column)));
                parameters.add(row);
            }
            List<Long> made = session.insert(sql.insert(record, columns), parameters);
            for (int i = 0; i < indexes.size(); i++) {
                keys[indexes.get(i)] = made.get(i);
                if (record.place() == Place.CLIENT) {
                    session.known().add(record.table(), record.uuid().column(), names[indexes.get(i)], made.get(i));
                }
            }
        });
        return new Written(Arrays.asList(keys), Arrays.asList(names));
    }

    private void below(List<Draft> drafts, List<Long> keys) {
        Map<ChildRelation, List<Row>> below = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            long key = keys.get(i);
            drafts.get(i).children().forEach((relation, children) -> {
                List<Row> made = below.computeIfAbsent(relation, each -> new ArrayList<>());
                children.forEach(child ->
                        made.add(new Row(child, Map.of(relation.childField().column(), key))));
            });
        }
        below.forEach((relation, children) -> insert(rows.child(relation), children));
    }
}
