package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.FieldType;

/** A value of a statement that is known only when the plan is carried out: a plan serves many requests. */
public sealed interface Operand {
    /**
     * A value of the request's filters.
     *
     * @param index among {@link com.togahub.engine.request.Arguments#texts()}
     * @param type what it must be
     * @param form how it enters the statement
     * @param field the field it is compared with, for messages
     * @param option where it stands, for messages
     */
    record Argument(int index, FieldType type, Form form, String field, String option) implements Operand {
        public Argument {
            requireNonNull(type, "type");
            requireNonNull(form, "form");
            requireNonNull(field, "field");
            requireNonNull(option, "option");
        }
    }

    /** How a text enters a statement. */
    enum Form {
        /** As a value of its type. */
        VALUE,
        /** As a pattern of SQL. */
        PATTERN,
        /** As a pattern of SQL without regard to case. */
        FOLDED_PATTERN,
        /** As a text in which {@code *} stands for any characters. */
        WILDCARDS
    }

    /** Something of the caller's identity, by its placeholder in a row filter. */
    record Identity(String placeholder) implements Operand {
        public Identity {
            requireNonNull(placeholder, "placeholder");
        }
    }

    /** A value of the cursor. */
    record Position(int index, FieldType type) implements Operand {
        public Position {
            requireNonNull(type, "type");
        }
    }

    /** What else differs between requests of one shape. */
    enum Given implements Operand {
        /** The uuid of the record that is meant. */
        TARGET,
        /** The primary key of the record the rows belong to. */
        PARENT,
        /** The primary keys of the rows above, as a JSON array. */
        KEYS,
        /** How many rows are wanted at most. */
        LIMIT,
        /** How many rows are passed over. */
        OFFSET
    }
}
