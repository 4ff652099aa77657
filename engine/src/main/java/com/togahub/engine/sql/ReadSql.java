package com.togahub.engine.sql;

import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Operand;
import com.togahub.engine.plan.ReadPlan;
import com.togahub.engine.plan.Summary;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Read plans as statements. */
public final class ReadSql {
    private final String coreSchema;

    /** Renders for a platform whose Core schema has this name. */
    public ReadSql(String coreSchema) {
        this.coreSchema = coreSchema;
    }

    /** All statements of a plan. */
    public CompiledRead compile(ReadPlan plan) {
        Map<Fetch, Rendered> below = new IdentityHashMap<>();
        boolean byKey = plan.source() instanceof Fetch fetch && fetch.link().isPresent();
        Rendered first = byKey ? below((Fetch) plan.source()) : page(plan, plan.behind());
        addBelow(first.layout(), below);
        Optional<Statement> count = plan.totals() ? Optional.of(count(plan)) : Optional.empty();
        return new CompiledRead(plan, first, count, below);
    }

    private void addBelow(Layout layout, Map<Fetch, Rendered> below) {
        for (Fetch fetch : layout.fetches()) {
            Rendered rendered = below(fetch);
            below.put(fetch, rendered);
            addBelow(rendered.layout(), below);
        }
    }

    /** The rows of a plan's first statement, from a place in their order on. */
    public Rendered page(ReadPlan plan, Optional<Condition.Behind> behind) {
        if (plan.source() instanceof Summary summary) {
            return new SummarySql(coreSchema, summary).page(behind);
        }
        Fetch fetch = (Fetch) plan.source();
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(fetch.scope());
        Slots slots = new Slots(renderer, frame);
        Layout layout = slots.layout(fetch.selection());
        List<Integer> order =
                fetch.order().stream().map(each -> slots.add(each.column())).toList();
        int shown = slots.fields().size();
        plan.own().ifPresent(own -> OwnFields.add(renderer, frame, own, slots.fields(), slots.types()));
        List<Integer> own =
                IntStream.range(shown, slots.fields().size()).boxed().toList();
        Query query = Renderer.JOOQ
                .select(slots.fields())
                .from(renderer.from(frame))
                .where(renderer.condition(frame, fetch.where()))
                .and(behind.map(each -> renderer.condition(frame, each)).orElse(DSL.noCondition()))
                .orderBy(order(renderer, frame, fetch.order()));
        Statement statement = limited(fetch.scope().record().place(), query, slots.types());
        return new Rendered(statement, layout, -1, order, own);
    }

    /** How many rows match. */
    private Statement count(ReadPlan plan) {
        if (plan.source() instanceof Summary summary) {
            return new SummarySql(coreSchema, summary).count();
        }
        Fetch fetch = (Fetch) plan.source();
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(fetch.scope());
        Query query = Renderer.JOOQ
                .select(DSL.count())
                .from(renderer.from(frame))
                .where(renderer.condition(frame, fetch.where()));
        return statement(fetch.scope().record().place(), query, List.of(ColumnType.INTEGER));
    }

    /**
     * A further fetch, for all rows above at once. The keys travel as one JSON array, so that the text does not depend on
     * their number.
     */
    private Rendered below(Fetch fetch) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(fetch.scope());
        Slots slots = new Slots(renderer, frame);
        Layout layout = slots.layout(fetch.selection());
        int link = slots.add(fetch.link().orElseThrow());
        Table<?> given = DSL.table(
                        "json_table({0}, '$[*]' columns (v bigint path '$'))", Renderer.value(Operand.Given.KEYS))
                .as("k");
        Table<?> own = given.join(renderer.table(fetch.scope().record()).as(frame.base()))
                .on(frame.plain(fetch.link().get()).eq(DSL.field(DSL.name("k", "v"))));
        Query query = Renderer.JOOQ
                .select(slots.fields())
                // the keys lead: a server that guesses their number wrongly would scan the table
                .hint("straight_join")
                .from(renderer.join(frame, own))
                .where(renderer.condition(frame, fetch.where()))
                .orderBy(order(renderer, frame, fetch.order()));
        Statement all = statement(fetch.scope().record().place(), query, slots.types());
        List<Object> parameters = new ArrayList<>(all.parameters());
        parameters.add(Operand.Given.LIMIT);
        Statement some = new Statement(all.place(), all.sql() + " limit ?", parameters, all.columns());
        return new Rendered(some, layout, link, List.of(), List.of());
    }

    static List<SortField<?>> order(Renderer renderer, Frame frame, List<Fetch.Order> keys) {
        List<SortField<?>> order = new ArrayList<>();
        for (Fetch.Order each : keys) {
            org.jooq.Field<?> column = renderer.column(frame, each.column());
            order.add(each.descending() ? column.desc() : column.asc());
        }
        return order;
    }

    static Statement statement(Place place, Query query, List<ColumnType> types) {
        return new Statement(place, query.getSQL(), query.getBindValues(), types);
    }

    /** A query for a part of its rows, whose size and place are operands too. */
    static Statement limited(Place place, Query query, List<ColumnType> types) {
        List<Object> parameters = new ArrayList<>(query.getBindValues());
        parameters.add(Operand.Given.LIMIT);
        parameters.add(Operand.Given.OFFSET);
        return new Statement(place, query.getSQL() + " limit ? offset ?", parameters, types);
    }
}
