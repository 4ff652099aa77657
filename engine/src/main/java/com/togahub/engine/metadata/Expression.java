package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.request.AggregateFunction;
import java.math.BigDecimal;

/**
 * What a calculated field is calculated by: arithmetic over numbers, the record's own fields, and aggregates over one of its
 * inherent children, such as {@code sum(salesOrderItems.quantity * salesOrderItems.unitPrice) + shippingAmount}. Comes from
 * metadata only, never from a request. Whether the names mean anything is for {@link Calculations} to say.
 */
public sealed interface Expression {
    /** A number. */
    record Constant(BigDecimal value) implements Expression {
        public Constant {
            requireNonNull(value, "value");
        }
    }

    /** A field of the record, or of the child inside an aggregate. */
    record Member(String field) implements Expression {
        public Member {
            requireNonNull(field, "field");
        }
    }

    /** The opposite number. */
    record Negation(Expression of) implements Expression {
        public Negation {
            requireNonNull(of, "of");
        }
    }

    /** Two numbers combined; empty where one of them is, or where the divisor is zero. */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        public Operation {
            requireNonNull(operator, "operator");
            requireNonNull(left, "left");
            requireNonNull(right, "right");
        }
    }

    /**
     * An aggregate over children.
     *
     * @param function how their values become one; the sum of no values is zero here
     * @param relation name of the relation
     * @param of the value of each child, over the child's own fields
     */
    record Aggregate(AggregateFunction function, String relation, Expression of) implements Expression {
        public Aggregate {
            requireNonNull(function, "function");
            requireNonNull(relation, "relation");
            requireNonNull(of, "of");
        }
    }

    /** How two numbers are combined. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException saying what is wrong and where
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }
}
