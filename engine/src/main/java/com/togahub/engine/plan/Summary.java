package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.request.AggregateFunction;
import java.util.List;
import java.util.Optional;

/**
 * Groups of records: what is the same in a group, and aggregates over it. Having and order are over its outputs: columns
 * without a table, named by {@link #groupName(int)} and {@link #aggregateName(int)}.
 *
 * @param rows the records and what they are grouped by
 * @param aggregates over each group
 * @param having which groups
 * @param order of the groups
 * @param shown the members of a group's object
 */
public record Summary(
        Rows rows, List<Aggregate> aggregates, Optional<Condition> having, List<Fetch.Order> order, List<Shown> shown)
        implements Source {
    public Summary {
        requireNonNull(rows, "rows");
        aggregates = List.copyOf(aggregates);
        requireNonNull(having, "having");
        order = List.copyOf(order);
        shown = List.copyOf(shown);
    }

    @Override
    public Scope scope() {
        return rows.scope();
    }

    /** Name of the output that holds a group's value. */
    public static String groupName(int index) {
        return "g" + index;
    }

    /** Name of the output that holds an aggregate. */
    public static String aggregateName(int index) {
        return "a" + index;
    }

    /**
     * Records.
     *
     * @param scope their tables
     * @param where which of them
     * @param groups what is equal within a group; empty: all are one group
     */
    public record Rows(Scope scope, Condition where, List<Column> groups) {
        public Rows {
            requireNonNull(scope, "scope");
            requireNonNull(where, "where");
            groups = List.copyOf(groups);
        }
    }

    /** An aggregate, and the type of its values. */
    public record Aggregate(AggregateFunction function, Of of, Column output) {
        public Aggregate {
            requireNonNull(function, "function");
            requireNonNull(of, "of");
            requireNonNull(output, "output");
        }
    }

    /** What is aggregated. */
    public sealed interface Of {
        /** The records themselves. */
        record Records() implements Of {}

        /** A value of each record. */
        record Value(Column column, boolean isDistinct) implements Of {
            public Value {
                requireNonNull(column, "column");
            }
        }

        /**
         * A value of each child of each record; the records do not multiply.
         *
         * @param parent the table whose children are meant
         * @param childField their reference to it
         * @param child the children, with what must hold for them
         * @param column the value, over the child's scope
         */
        record Children(Optional<Join> parent, Field childField, Rule child, Column column) implements Of {
            public Children {
                requireNonNull(parent, "parent");
                requireNonNull(childField, "childField");
                requireNonNull(child, "child");
                requireNonNull(column, "column");
            }
        }

        /**
         * The different values of children: counted over rows of their own, in which the records do multiply.
         *
         * @param rows the same records and groups as the summary's, with their children joined
         * @param column the value, over the scope of these rows
         */
        record DistinctOfChildren(Rows rows, Column column) implements Of {
            public DistinctOfChildren {
                requireNonNull(rows, "rows");
                requireNonNull(column, "column");
            }
        }
    }

    /**
     * A value in a group's object.
     *
     * @param path members that lead to it, its own name last
     * @param output the output
     * @param isReference whether it is the uuid of a record
     */
    public record Shown(List<String> path, Column output, boolean isReference) {
        public Shown {
            path = List.copyOf(path);
            requireNonNull(output, "output");
        }
    }
}
