package com.togahub.engine.sql;

import com.togahub.engine.plan.Fetch;
import com.togahub.engine.store.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a selection's values stand in the rows of a statement.
 *
 * @param key index of the record's primary key; null there means that there is no such record to be seen; -1: rows are no
 *     records
 * @param items the members, in order
 */
public record Layout(int key, List<Item> items) {
    public Layout {
        items = List.copyOf(items);
    }

    /** One member. */
    public sealed interface Item {
        /** The member's name. */
        String name();
    }

    /** A value at an index. */
    public record Value(String name, int index, ColumnType type) implements Item {}

    /** A record in the same row. */
    public record Reference(String name, int uuid, Optional<Layout> shown) implements Item {}

    /** An object that groups values; null where all of them are. */
    public record Nested(String name, List<Item> items) implements Item {
        public Nested {
            items = List.copyOf(items);
        }
    }

    /** A record of another fetch, by the value at an index. */
    public record Linked(String name, int index, Fetch fetch) implements Item {}

    /** Records of another fetch that belong to this record's key. */
    public record Children(String name, Fetch fetch) implements Item {}

    /** The further fetches that rows of this layout need, each once. */
    public List<Fetch> fetches() {
        return items.stream().flatMap(Layout::fetches).toList();
    }

    private static Stream<Fetch> fetches(Item item) {
        if (item instanceof Linked linked) {
            return Stream.of(linked.fetch());
        }
        if (item instanceof Children children) {
            return Stream.of(children.fetch());
        }
        if (item instanceof Reference reference && reference.shown().isPresent()) {
            return reference.shown().get().fetches().stream();
        }
        return Stream.empty();
    }
}
