package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A condition as written: names and texts, not yet checked against any record. */
public sealed interface Filter {

    /** All of them; true when empty. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Any of them; false when empty. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** The opposite. */
    record Not(Filter part) implements Filter {
        public Not {
            requireNonNull(part, "part");
        }
    }

    /**
     * A comparison.
     *
     * @param path the field
     * @param operator how it is compared
     * @param arguments texts of the values, one unless the operator takes a list
     */
    record Comparison(FieldPath path, Operator operator, List<String> arguments) implements Filter {
        public Comparison {
            requireNonNull(path, "path");
            requireNonNull(operator, "operator");
            arguments = List.copyOf(arguments);
        }
    }
}
