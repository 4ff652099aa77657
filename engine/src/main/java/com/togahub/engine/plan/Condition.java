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

    /** A column compared with values of its type; one value unless the operator takes a list. */
    record Compare(Column column, Operator operator, List<Object> values) implements Condition {
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

    /** A rule of one of the scope's tables holds. */
    record Holds(Optional<Join> join, Rule rule) implements Condition {
        public Holds {
            requireNonNull(join, "join");
            requireNonNull(rule, "rule");
        }
    }
}
