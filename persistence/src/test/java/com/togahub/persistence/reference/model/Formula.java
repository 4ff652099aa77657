package com.togahub.persistence.reference.model;

import java.math.BigDecimal;

/** What a calculated member is calculated by. */
public sealed interface Formula {
    /** As the metadata writes it, inside an aggregate over {@code relation} or, where that is empty, outside. */
    String text(String relation);

    /** A number. */
    record Constant(BigDecimal value) implements Formula {
        @Override
        public String text(String relation) {
            return value.toPlainString();
        }
    }

    /** A member of the row. */
    record Own(String member) implements Formula {
        @Override
        public String text(String relation) {
            return relation.isEmpty() ? member : relation + "." + member;
        }
    }

    /** Two of them; the operator is one of {@code + - * /}. */
    record Both(char operator, Formula left, Formula right) implements Formula {
        @Override
        public String text(String relation) {
            return "(" + left.text(relation) + " " + operator + " " + right.text(relation) + ")";
        }
    }

    /** An aggregate over the children of a relation. */
    record OverChildren(String function, String relation, Formula of) implements Formula {
        @Override
        public String text(String outer) {
            return function + "(" + of.text(relation) + ")";
        }
    }
}
