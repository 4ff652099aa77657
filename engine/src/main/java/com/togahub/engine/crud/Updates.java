package com.togahub.engine.crud;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes records and those nested in them, level by level: a batch per record and set of columns. */
final class Updates {
    private final Session session;
    private final WriteSql sql;
    private final Rows rows;
    private final Resolved resolved;
    private final Map<Draft, Long> existing;
    private final Inserts inserts;

    /**
     * Updates of located records.
     *
     * @param existing the keys of all drafts that change a record
     * @param inserts creates the others
     */
    Updates(Session session, WriteSql sql, Rows rows, Resolved resolved, Map<Draft, Long> existing, Inserts inserts) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
        this.resolved = resolved;
        this.existing = existing;
        this.inserts = inserts;
    }

    void update(RecordType record, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        Map<List<String>, List<Draft>> shapes = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            List<String> columns = List.copyOf(new TreeMap<>(resolved.columns(draft)).keySet());
            shapes.computeIfAbsent(columns, shape -> new ArrayList<>()).add(draft);
        }
        shapes.forEach((columns, same) -> change(record, columns, same));
        List<Long> keys = drafts.stream().map(existing::get).toList();
        new Rechecks(session, sql, rows).require(record, Operation.UPDATE, drafts, keys);
        below(drafts);
    }

    private void change(RecordType record, List<String> columns, List<Draft> drafts) {
        Optional<Statement> statement = sql.update(record, columns);
        if (statement.isEmpty()) {
            return;
        }
        List<Map<String, Object>> values =
                drafts.stream().map(resolved::columns).toList();
        List<List<Object>> parameters = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            List<Object> row = new ArrayList<>();
            for (String column : columns) {
                row.add(values.get(i).get(column));
            }
            row.add(existing.get(drafts.get(i)));
            parameters.add(row);
        }
        try {
            session.update(statement.get(), parameters);
        } catch (StoreException e) {
            throw new Duplicates(session, sql).explained(e, new Duplicates.Attempt(record, drafts, values));
        }
    }

    private void below(List<Draft> drafts) {
        Map<ChildRelation, List<Draft>> changed = new LinkedHashMap<>();
        Map<ChildRelation, List<Inserts.Row>> created = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            long key = existing.get(draft);
            draft.children().forEach((relation, children) -> {
                for (Draft child : children) {
                    if (child.existing().isPresent()) {
                        changed.computeIfAbsent(relation, each -> new ArrayList<>())
                                .add(child);
                    } else {
                        created.computeIfAbsent(relation, each -> new ArrayList<>())
                                .add(new Inserts.Row(
                                        child, Map.of(relation.childField().column(), key)));
                    }
                }
            });
        }
        changed.forEach((relation, children) -> update(rows.child(relation), children));
        created.forEach((relation, children) -> inserts.insert(rows.child(relation), children));
    }
}
