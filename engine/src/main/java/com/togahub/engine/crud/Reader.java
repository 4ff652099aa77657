package com.togahub.engine.crud;

import com.togahub.engine.document.Loaded;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Locate;
import com.togahub.engine.plan.ReadPlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.sql.Layout;
import com.togahub.engine.sql.ReadSql;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Carries out read plans: one statement per fetch, whatever the number of rows. */
final class Reader {
    /** Records of one answer at all levels. */
    private static final int MAXIMUM_RECORDS = 200_000;

    private final ReadSql sql;
    private final WriteSql locating;

    Reader(String coreSchema) {
        this.sql = new ReadSql(coreSchema);
        this.locating = new WriteSql(coreSchema);
    }

    /**
     * What a read found.
     *
     * @param page the rows, one more than fit is cut off
     * @param hasMore whether further rows follow
     * @param total matches in all, if they were counted
     */
    record Found(Loaded page, boolean hasMore, OptionalLong total) {}

    Found read(Session session, ReadPlan plan) {
        Optional<Long> parent = ancestors(session, plan.ancestors(), false);
        int limit = plan.single() ? 1 : plan.recordsPerPage() + 1;
        long offset = plan.single() ? 0 : (plan.page() - 1L) * plan.recordsPerPage();
        Optional<ReadSql.Key> within =
                plan.parent().map(field -> new ReadSql.Key(field.column(), parent.orElseThrow()));
        ReadSql.Rendered rendered = sql.page(plan.fetch(), within, offset, limit);
        List<Object[]> rows = session.query(rendered.statement());
        if (plan.single() && rows.isEmpty()) {
            throw new ProblemException(Code.EV_14);
        }
        boolean hasMore = !plan.single() && rows.size() > plan.recordsPerPage();
        List<Object[]> page = hasMore ? rows.subList(0, plan.recordsPerPage()) : rows;
        Budget budget = new Budget();
        Loaded loaded = load(session, rendered.layout(), page, budget);
        return new Found(loaded, hasMore, total(session, plan, within));
    }

    /** One record by its key, as a plan shows it; empty where its caller may not see it. */
    Optional<Loaded> byKey(Session session, ReadPlan plan, long key) {
        ReadSql.Rendered rendered = sql.page(plan.fetch(), Optional.of(new ReadSql.Key(Column.KEY, key)), 0, 1);
        List<Object[]> rows = session.query(rendered.statement());
        return rows.isEmpty() ? Optional.empty() : Optional.of(load(session, rendered.layout(), rows, new Budget()));
    }

    /** The key of the last record that a nested route leads through. */
    Optional<Long> ancestors(Session session, List<Locate> ancestors, boolean lock) {
        Optional<Long> key = Optional.empty();
        for (Locate ancestor : ancestors) {
            List<Object[]> rows = session.query(locating.locate(ancestor, key, lock));
            if (rows.isEmpty()) {
                throw new ProblemException(Code.EV_14);
            }
            key = Optional.of((Long) rows.get(0)[0]);
        }
        return key;
    }

    private OptionalLong total(Session session, ReadPlan plan, Optional<ReadSql.Key> within) {
        if (!plan.totals()) {
            return OptionalLong.empty();
        }
        List<Object[]> rows = session.query(sql.count(plan.fetch(), within));
        return OptionalLong.of((Long) rows.get(0)[0]);
    }

    private Loaded load(Session session, Layout layout, List<Object[]> rows, Budget budget) {
        budget.spend(rows.size());
        Map<Fetch, Set<Long>> keys = new IdentityHashMap<>();
        List<Fetch> order = new ArrayList<>();
        gather(layout, rows, keys, order);
        Map<Fetch, Loaded.Below> below = new IdentityHashMap<>();
        for (Fetch fetch : order) {
            below.put(fetch, below(session, fetch, List.copyOf(keys.get(fetch)), budget));
        }
        return new Loaded(layout, rows, below);
    }

    private static void gather(Layout layout, List<Object[]> rows, Map<Fetch, Set<Long>> keys, List<Fetch> order) {
        for (Layout.Item item : layout.items()) {
            if (item instanceof Layout.Reference reference && reference.shown().isPresent()) {
                gather(reference.shown().get(), rows, keys, order);
            } else if (item instanceof Layout.Linked linked) {
                keys.put(linked.fetch(), column(rows, linked.index()));
                order.add(linked.fetch());
            } else if (item instanceof Layout.Children children) {
                keys.put(children.fetch(), column(rows, layout.key()));
                order.add(children.fetch());
            }
        }
    }

    private static Set<Long> column(List<Object[]> rows, int index) {
        Set<Long> keys = new LinkedHashSet<>();
        for (Object[] row : rows) {
            if (row[index] != null) {
                keys.add((Long) row[index]);
            }
        }
        return keys;
    }

    private Loaded.Below below(Session session, Fetch fetch, List<Long> keys, Budget budget) {
        ReadSql.Rendered rendered = sql.below(fetch, keys);
        List<Object[]> rows = keys.isEmpty() ? List.of() : session.query(rendered.statement());
        Map<Long, List<Object[]>> byKey = new HashMap<>();
        for (Object[] row : rows) {
            byKey.computeIfAbsent((Long) row[rendered.link()], key -> new ArrayList<>())
                    .add(row);
        }
        return new Loaded.Below(load(session, rendered.layout(), rows, budget), byKey);
    }

    /** The records that one answer may still hold. */
    private static final class Budget {
        private int left = MAXIMUM_RECORDS;

        void spend(int records) {
            left -= records;
            if (left < 0) {
                throw new ProblemException(
                        Code.EV_10, "An answer holds at most " + MAXIMUM_RECORDS + " records at all levels.");
            }
        }
    }
}
