package com.togahub.persistence.reference.generation;

/** Which options generated requests use. */
public enum Features {
    /** Fields, where, sort, page, totals, depth. */
    RECORDS,
    /** Those, and joins, groups, aggregates, distinct, aliases, calcDepth and negations. */
    ALL;

    /** Whether everything is used. */
    public boolean all() {
        return this == ALL;
    }
}
