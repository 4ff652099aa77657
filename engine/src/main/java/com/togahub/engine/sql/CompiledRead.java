package com.togahub.engine.sql;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.ReadPlan;
import com.togahub.engine.store.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A read plan with all its statements: made once, carried out for every request of its shape.
 *
 * @param plan what it does
 * @param first the first statement
 * @param count counts all matches, where that is asked for
 * @param below the further statements
 */
public record CompiledRead(ReadPlan plan, Rendered first, Optional<Statement> count, Map<Fetch, Rendered> below) {
    public CompiledRead {
        requireNonNull(plan, "plan");
        requireNonNull(first, "first");
        requireNonNull(count, "count");
        below = Collections.unmodifiableMap(new IdentityHashMap<>(below));
    }
}
