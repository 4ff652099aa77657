package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.request.Operator;
import java.util.List;
import java.util.Optional;

/** A filter whose names are columns and whose arguments are values. */
public sealed interface Condition {

    /** All of them; true when empty. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Any of them; false when empty. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** The opposite. */
    record Not(Condition part) implements Condition {
        public Not {
            requireNonNull(part, "part");
        }
    }

    /**
     * A column compared with values of its type, one unless the operator takes a list.
     *
     * @param isPattern whether the value of an equality is a pattern
     * @param values values, or {@link Operand}s in their places
     */
    record Compare(Column column, Operator operator, boolean isPattern, List<Object> values) implements Condition {
        public Compare {
            requireNonNull(column, "column");
            requireNonNull(operator, "operator");
            values = List.copyOf(values);
        }
    }

    /**
     * Some child matches.
     *
     * @param parent the table whose children are meant
     * @param childField the children's reference to it
     * @param child the children, with what must hold for them
     */
    record Exists(Optional<Join> parent, Field childField, Rule child) implements Condition {
        public Exists {
            requireNonNull(parent, "parent");
            requireNonNull(childField, "childField");
            requireNonNull(child, "child");
        }
    }

    /**
     * The row stands behind a place in the order.
     *
     * @param order the keys of the order
     * @param nulls which of the place's values are empty
     */
    record Behind(List<Fetch.Order> order, List<Boolean> nulls) implements Condition {
        public Behind {
            order = List.copyOf(order);
            nulls = List.copyOf(nulls);
            if (order.size() != nulls.size()) {
                throw new IllegalArgumentException("a place has a value for each key of the order");
            }
        }
    }

    /** A rule of one of the scope's tables holds. */
    record Holds(Optional<Join> join, Rule rule) implements Condition {
        public Holds {
            requireNonNull(join, "join");
            requireNonNull(rule, "rule");
        }
    }
}
