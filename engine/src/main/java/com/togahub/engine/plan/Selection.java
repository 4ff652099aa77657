package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is shown of one record, in order.
 *
 * @param key the record's primary key among the fetch's columns
 * @param items the members of its object
 */
public record Selection(Column key, List<Item> items) {
    public Selection {
        requireNonNull(key, "key");
        items = List.copyOf(items);
    }

    /** One member of an object. */
    public sealed interface Item {
        /** The member's name. */
        String name();
    }

    /** A plain value. */
    public record Value(String name, Column column) implements Item {
        public Value {
            requireNonNull(name, "name");
            requireNonNull(column, "column");
        }
    }

    /**
     * Another record, joined.
     *
     * @param uuid of the record referred to; null in the row when there is none
     * @param shown what is shown of it where it may be seen; elsewhere, and where this is empty, its uuid alone
     */
    public record Reference(String name, Column uuid, Optional<Selection> shown) implements Item {
        public Reference {
            requireNonNull(name, "name");
            requireNonNull(uuid, "uuid");
            requireNonNull(shown, "shown");
        }
    }

    /**
     * Another record, loaded by a statement of its own.
     *
     * @param column the reference's own column
     * @param fetch loads the records referred to, by their primary key
     */
    public record Linked(String name, Column column, Fetch fetch) implements Item {
        public Linked {
            requireNonNull(name, "name");
            requireNonNull(column, "column");
            requireNonNull(fetch, "fetch");
        }
    }

    /**
     * Inherent children, loaded by a statement of their own for all parents at once.
     *
     * @param fetch loads them by their reference to the parent
     */
    public record Children(String name, Fetch fetch) implements Item {
        public Children {
            requireNonNull(name, "name");
            requireNonNull(fetch, "fetch");
        }
    }
}
