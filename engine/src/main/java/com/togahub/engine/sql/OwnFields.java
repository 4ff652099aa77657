package com.togahub.engine.sql;

import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Own;
import com.togahub.engine.store.ColumnType;
import java.util.List;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;

/** What an entity tag is made of, as columns of a statement about the record. */
final class OwnFields {
    private OwnFields() {}

    /** Adds them behind those that are there. */
    static void add(
            Renderer renderer, Frame frame, Own own, List<SelectFieldOrAsterisk> fields, List<ColumnType> types) {
        for (Column each : own.values()) {
            fields.add(renderer.column(frame, each).as("v" + fields.size()));
            types.add(each.type().column());
        }
        for (Own.Link link : own.links()) {
            org.jooq.Field<?> reference = renderer.column(frame, link.column());
            String alias = "o" + fields.size();
            fields.add(DSL.field(Renderer.JOOQ
                            .select(DSL.field(
                                    DSL.name(alias, link.target().uuid().column())))
                            .from(renderer.table(link.target()).as(alias))
                            .where(DSL.field(DSL.name(alias, Column.KEY), Object.class)
                                    .eq(reference.coerce(Object.class))))
                    .as("v" + fields.size()));
            types.add(ColumnType.TEXT);
            fields.add(DSL.field(reference.isNotNull()).as("v" + fields.size()));
            types.add(ColumnType.BOOLEAN);
        }
    }
}
