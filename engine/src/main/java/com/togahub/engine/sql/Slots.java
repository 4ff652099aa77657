package com.togahub.engine.sql;

import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Selection;
import com.togahub.engine.store.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.SelectFieldOrAsterisk;

/** The columns of a statement as they are asked for; each stands once. */
final class Slots {
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
        Integer there = known.get(column);
        if (there != null) {
            return there;
        }
        fields.add(renderer.column(frame, column).as("c" + fields.size()));
        types.add(column.type().column());
        known.put(column, fields.size() - 1);
        return fields.size() - 1;
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
            return new Layout.Value(
                    value.name(), add(value.column()), value.column().type().column());
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
