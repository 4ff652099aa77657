package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import java.util.Optional;

/**
 * A to-one step from a table of a scope to another, as a left join. Compared by identity: two joins of one kind are two
 * tables.
 */
public final class Join {
    private final Optional<Join> parent;
    private final Optional<Field> reference;
    private final RecordType target;
    private final Optional<Rule> rule;

    Join(Optional<Join> parent, Optional<Field> reference, RecordType target, Optional<Rule> rule) {
        this.parent = requireNonNull(parent, "parent");
        this.reference = requireNonNull(reference, "reference");
        this.target = requireNonNull(target, "target");
        this.rule = requireNonNull(rule, "rule");
    }

    /** The table it starts from; empty: the scope's own. */
    public Optional<Join> parent() {
        return parent;
    }

    /** The reference it follows; empty: the same row once more, under a rule. */
    public Optional<Field> reference() {
        return reference;
    }

    /** The record it leads to. */
    public RecordType target() {
        return target;
    }

    /** Which rows of the target it may see; the others look as if there were none. */
    public Optional<Rule> rule() {
        return rule;
    }
}
