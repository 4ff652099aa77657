package com.togahub.engine.crud;

import com.fasterxml.jackson.core.JsonGenerator;
import com.togahub.engine.document.Budget;
import com.togahub.engine.document.Loaded;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.plan.Bindings;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Locate;
import com.togahub.engine.plan.Operand;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Page;
import com.togahub.engine.sql.CompiledRead;
import com.togahub.engine.sql.Layout;
import com.togahub.engine.sql.ReadSql;
import com.togahub.engine.sql.Rendered;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Carries out read plans: one statement per fetch, whatever the number of rows up to a batch. */
final class Reader {
    /** Rows of a list that are in memory at once; a longer page is read batch by batch. */
    private static final int BATCH = 1_000;

    private final ReadSql sql;
    private final WriteSql locating;

    Reader(String coreSchema) {
        this.sql = new ReadSql(coreSchema);
        this.locating = new WriteSql(coreSchema);
    }

    /**
     * What a list held.
     *
     * @param count rows that were written
     * @param next the place of the last one in the order, where further rows follow
     * @param total matches in all, if they were counted
     */
    record Found(int count, Optional<List<Optional<String>>> next, OptionalLong total) {}

    /** Writes one record, as an object; answers what its entity tag is made of. */
    List<Object> one(Session session, CompiledRead read, Bindings bindings, JsonGenerator json) throws IOException {
        Bindings first = bindings.with(Operand.Given.LIMIT, 1L).with(Operand.Given.OFFSET, 0L);
        List<Object[]> rows = query(session, read.first().statement(), first);
        if (rows.isEmpty()) {
            throw new ProblemException(Code.EV_14);
        }
        Loaded loaded = load(session, read, bindings, read.first().layout(), rows, new Budget());
        new RecordWriter(json, new Budget()).object(loaded, loaded.rows().get(0));
        List<Object> own = new ArrayList<>();
        read.first().own().forEach(index -> own.add(rows.get(0)[index]));
        return own;
    }

    /** Takes the rows of a page, batch by batch. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next rows. */
        void take(Loaded rows) throws IOException;
    }

    /** Reads a page. */
    Found page(Session session, CompiledRead read, Bindings bindings, Page page, Sink sink) throws IOException {
        OptionalLong total = total(session, read, bindings);
        Budget budget = new Budget();
        boolean isBatched = read.plan().source() instanceof Fetch;
        Rendered rendered = read.first();
        Bindings at = bindings.with(Operand.Given.OFFSET, page.offset());
        int written = 0;
        while (true) {
            int wanted = isBatched ? Math.min(BATCH, page.size() - written) : page.size();
            boolean isLast = written + wanted == page.size();
            // one more row than fits says whether further ones follow
            long limit = isLast ? wanted + 1L : wanted;
            List<Object[]> rows = query(session, rendered.statement(), at.with(Operand.Given.LIMIT, limit));
            boolean hasMore = isLast && rows.size() > wanted;
            List<Object[]> shown = hasMore ? rows.subList(0, wanted) : rows;
            Loaded loaded = load(session, read, bindings, rendered.layout(), shown, budget);
            sink.take(loaded);
            written += shown.size();
            if (isLast || rows.size() < wanted) {
                Optional<List<Optional<String>>> next =
                        hasMore ? Optional.of(place(rendered, shown)) : Optional.empty();
                return new Found(written, next, total);
            }
            List<Optional<String>> place = place(rendered, shown);
            rendered = sql.page(read.plan(), Optional.of(behind(read, place)));
            at = bindings.at(place).with(Operand.Given.OFFSET, 0L);
        }
    }

    /** Records by their keys, in the order of the keys; those that may not be seen are not among them. */
    Loaded byKeys(Session session, CompiledRead read, Bindings bindings, Collection<Long> keys) {
        Budget budget = new Budget();
        List<Object[]> rows = query(session, read.first().statement(), within(bindings, keys, budget));
        return load(session, read, bindings, read.first().layout(), rows, budget);
    }

    /** The keys of the rows above, and how many rows may belong to them: one more than may be shown is one too many. */
    private static Bindings within(Bindings bindings, Collection<Long> keys, Budget budget) {
        return bindings.with(Operand.Given.KEYS, keys.toString()).with(Operand.Given.LIMIT, budget.left() + 1L);
    }

    private static Condition.Behind behind(CompiledRead read, List<Optional<String>> place) {
        List<Boolean> nulls = place.stream().map(Optional::isEmpty).toList();
        return new Condition.Behind(read.plan().source().order(), nulls);
    }

    private static List<Optional<String>> place(Rendered rendered, List<Object[]> rows) {
        Object[] last = rows.get(rows.size() - 1);
        return rendered.order().stream()
                .map(index -> Cursor.text(rendered.statement().columns().get(index), last[index]))
                .toList();
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

    private static OptionalLong total(Session session, CompiledRead read, Bindings bindings) {
        return read.count().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        (Long) query(session, read.count().get(), bindings).get(0)[0]);
    }

    private static List<Object[]> query(Session session, Statement statement, Bindings bindings) {
        return session.query(statement.with(bindings.values(statement.parameters())));
    }

    private Loaded load(
            Session session, CompiledRead read, Bindings bindings, Layout layout, List<Object[]> rows, Budget budget) {
        budget.spend(rows.size());
        Map<Fetch, Set<Long>> keys = new IdentityHashMap<>();
        gather(layout, rows, keys);
        Map<Fetch, Loaded.Below> below = new IdentityHashMap<>();
        for (Fetch fetch : layout.fetches()) {
            below.put(fetch, below(session, read, bindings, fetch, keys.get(fetch), budget));
        }
        return new Loaded(layout, rows, below);
    }

    private static void gather(Layout layout, List<Object[]> rows, Map<Fetch, Set<Long>> keys) {
        for (Layout.Item item : layout.items()) {
            if (item instanceof Layout.Reference reference && reference.shown().isPresent()) {
                gather(reference.shown().get(), rows, keys);
            } else if (item instanceof Layout.Linked linked) {
                keys.put(linked.fetch(), column(rows, linked.index()));
            } else if (item instanceof Layout.Children children) {
                keys.put(children.fetch(), column(rows, layout.key()));
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

    private Loaded.Below below(
            Session session, CompiledRead read, Bindings bindings, Fetch fetch, Set<Long> keys, Budget budget) {
        Rendered rendered = read.below().get(fetch);
        List<Object[]> rows =
                keys.isEmpty() ? List.of() : query(session, rendered.statement(), within(bindings, keys, budget));
        Map<Long, List<Object[]>> byKey = new HashMap<>();
        for (Object[] row : rows) {
            byKey.computeIfAbsent((Long) row[rendered.link()], key -> new ArrayList<>())
                    .add(row);
        }
        return new Loaded.Below(load(session, read, bindings, rendered.layout(), rows, budget), byKey);
    }
}
