package com.togahub.engine.sql;

import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Selection;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A fetch as a statement, and where its values stand. */
public final class ReadSql {
    private final String coreSchema;

    /** Renders for a platform whose Core schema has this name. */
    public ReadSql(String coreSchema) {
        this.coreSchema = coreSchema;
    }

    /**
     * A rendered fetch.
     *
     * @param statement the query
     * @param layout of its rows
     * @param link index of the column by which rows belong to the fetch above, or -1
     */
    public record Rendered(Statement statement, Layout layout, int link) {}

    /**
     * A key that rows must have.
     *
     * @param column of the record's own table
     * @param value of the key
     */
    public record Key(String column, long value) {}

    /**
     * The first fetch of a request.
     *
     * @param within the parent on nested routes, or the row itself
     */
    public Rendered page(Fetch fetch, Optional<Key> within, long offset, int limit) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(fetch.scope());
        Slots slots = new Slots(renderer, frame);
        Layout layout = slots.layout(fetch.selection());
        Query query = Renderer.JOOQ
                .select(slots.fields())
                .from(renderer.from(frame))
                .where(conditions(renderer, frame, fetch, within))
                .orderBy(order(renderer, frame, fetch))
                .limit(DSL.val((long) limit))
                .offset(DSL.val(offset));
        return new Rendered(statement(fetch, query, slots.types()), layout, -1);
    }

    /** How many rows match the first fetch. */
    public Statement count(Fetch fetch, Optional<Key> within) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(fetch.scope());
        Query query = Renderer.JOOQ
                .select(DSL.count())
                .from(renderer.from(frame))
                .where(conditions(renderer, frame, fetch, within));
        return statement(fetch, query, List.of(ColumnType.INTEGER));
    }

    /**
     * A further fetch, for all rows above at once. The keys travel as one JSON array, so that the text does not depend on
     * their number.
     */
    public Rendered below(Fetch fetch, List<Long> keys) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(fetch.scope());
        Slots slots = new Slots(renderer, frame);
        Layout layout = slots.layout(fetch.selection());
        int link = slots.add(fetch.link().orElseThrow());
        Table<?> given = DSL.table("json_table({0}, '$[*]' columns (v bigint path '$'))", DSL.val(keys.toString()))
                .as("k");
        Table<?> own = given.join(renderer.table(fetch.scope().record()).as(frame.base()))
                .on(frame.plain(fetch.link().get()).eq(DSL.field(DSL.name("k", "v"))));
        Query query = Renderer.JOOQ
                .select(slots.fields())
                // the keys lead: a server that guesses their number wrongly would scan the table
                .hint("straight_join")
                .from(renderer.join(frame, own))
                .where(renderer.condition(frame, fetch.where()))
                .orderBy(order(renderer, frame, fetch));
        return new Rendered(statement(fetch, query, slots.types()), layout, link);
    }

    private static org.jooq.Condition conditions(Renderer renderer, Frame frame, Fetch fetch, Optional<Key> within) {
        org.jooq.Condition where = renderer.condition(frame, fetch.where());
        return within.map(key -> frame.field(Optional.empty(), key.column())
                        .eq(DSL.val((Object) key.value()))
                        .and(where))
                .orElse(where);
    }

    private static List<SortField<?>> order(Renderer renderer, Frame frame, Fetch fetch) {
        List<SortField<?>> order = new ArrayList<>();
        for (Fetch.Order each : fetch.order()) {
            org.jooq.Field<?> column = renderer.column(frame, each.column());
            order.add(each.descending() ? column.desc() : column.asc());
        }
        return order;
    }

    private static Statement statement(Fetch fetch, Query query, List<ColumnType> types) {
        return new Statement(fetch.scope().record().place(), query.getSQL(), query.getBindValues(), types);
    }

    /** The columns of a statement as they are asked for; each stands once. */
    private static final class Slots {
        private final Renderer renderer;
        private final Frame frame;
        private final List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        private final List<ColumnType> types = new ArrayList<>();
        private final Map<Column, Integer> known = new HashMap<>();

        Slots(Renderer renderer, Frame frame) {
            this.renderer = renderer;
            this.frame = frame;
        }

        List<SelectFieldOrAsterisk> fields() {
            return fields;
        }

        List<ColumnType> types() {
            return types;
        }

        int add(Column column) {
            return known.computeIfAbsent(column, each -> {
                fields.add(renderer.column(frame, each).as("c" + fields.size()));
                types.add(each.type().column());
                return fields.size() - 1;
            });
        }

        Layout layout(Selection selection) {
            int key = add(selection.key());
            List<Layout.Item> items = new ArrayList<>();
            for (Selection.Item item : selection.items()) {
                items.add(item(item));
            }
            return new Layout(key, items);
        }

        private Layout.Item item(Selection.Item item) {
            if (item instanceof Selection.Value value) {
                FieldType type = value.column().type();
                return new Layout.Value(value.name(), add(value.column()), type.column());
            }
            if (item instanceof Selection.Reference reference) {
                int uuid = add(reference.uuid());
                return new Layout.Reference(
                        reference.name(), uuid, reference.shown().map(this::layout));
            }
            if (item instanceof Selection.Linked linked) {
                return new Layout.Linked(linked.name(), add(linked.column()), linked.fetch());
            }
            Selection.Children children = (Selection.Children) item;
            return new Layout.Children(children.name(), children.fetch());
        }
    }
}
