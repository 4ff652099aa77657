package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Expression;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.request.AggregateFunction;
import java.math.BigDecimal;
import java.util.Optional;

/** A calculated field's expression whose names are columns that the caller may see. */
public sealed interface Calculation {
    /** A number. */
    record Constant(BigDecimal value) implements Calculation {
        public Constant {
            requireNonNull(value, "value");
        }
    }

    /** A column of the row. */
    record Value(Column column) implements Calculation {
        public Value {
            requireNonNull(column, "column");
        }
    }

    /** The opposite number. */
    record Negation(Calculation of) implements Calculation {
        public Negation {
            requireNonNull(of, "of");
        }
    }

    /** Two numbers combined. */
    record Operation(Expression.Operator operator, Calculation left, Calculation right) implements Calculation {
        public Operation {
            requireNonNull(operator, "operator");
            requireNonNull(left, "left");
            requireNonNull(right, "right");
        }
    }

    /**
     * An aggregate over the row's children that the caller may see.
     *
     * @param parent the table whose children are meant
     * @param childField the children's reference to it
     * @param child the children, with what must hold for them
     * @param of the value of each child, over the child's scope
     */
    record OfChildren(AggregateFunction function, Optional<Join> parent, Field childField, Rule child, Calculation of)
            implements Calculation {
        public OfChildren {
            requireNonNull(function, "function");
            requireNonNull(parent, "parent");
            requireNonNull(childField, "childField");
            requireNonNull(child, "child");
            requireNonNull(of, "of");
        }
    }
}
