package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Finds the primary key of one record that a route names.
 *
 * @param scope the record's tables
 * @param uuid the record's name
 * @param parent the record's reference to the one located before it, on nested routes
 * @param rule the rows that may be reached
 * @param checks conditions that are told apart from absence: each with what is said when it does not hold
 */
public record Locate(Scope scope, String uuid, Optional<Field> parent, Condition rule, List<Check> checks) {
    public Locate {
        requireNonNull(scope, "scope");
        requireNonNull(uuid, "uuid");
        requireNonNull(parent, "parent");
        requireNonNull(rule, "rule");
        checks = List.copyOf(checks);
    }

    /**
     * A condition on a row that is there, and the answer when it does not hold.
     *
     * @param field whose grant it is: one condition per field of a record
     */
    public record Check(Field field, Condition condition, Problem problem) {
        public Check {
            requireNonNull(field, "field");
            requireNonNull(condition, "condition");
            requireNonNull(problem, "problem");
        }
    }
}
