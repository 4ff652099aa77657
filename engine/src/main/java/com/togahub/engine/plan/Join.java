package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import java.util.Optional;

/**
 * A step from a table of a scope to another. Compared by identity: two joins of one kind are two tables.
 */
public final class Join {
    private final Optional<Join> parent;
    private final Optional<Field> link;
    private final boolean toMany;
    private final RecordType target;
    private final Optional<Rule> rule;
    private final boolean isInner;

    Join(
            Optional<Join> parent,
            Optional<Field> link,
            boolean toMany,
            RecordType target,
            Optional<Rule> rule,
            boolean isInner) {
        this.parent = requireNonNull(parent, "parent");
        this.link = requireNonNull(link, "link");
        this.toMany = toMany;
        this.target = requireNonNull(target, "target");
        this.rule = requireNonNull(rule, "rule");
        this.isInner = isInner;
    }

    /** The table it starts from; empty: the scope's own. */
    public Optional<Join> parent() {
        return parent;
    }

    /**
     * The reference it follows, or the target's reference back on a step to many; empty: the same row once more, under a
     * rule.
     */
    public Optional<Field> link() {
        return link;
    }

    /** Whether it leads to children, so that rows multiply. */
    public boolean toMany() {
        return toMany;
    }

    /** The record it leads to. */
    public RecordType target() {
        return target;
    }

    /** Which rows of the target it may see; the others look as if there were none. */
    public Optional<Rule> rule() {
        return rule;
    }

    /** Whether rows without a related one vanish. */
    public boolean isInner() {
        return isInner;
    }
}
