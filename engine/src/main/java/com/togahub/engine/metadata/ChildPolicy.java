package com.togahub.engine.metadata;

/** What becomes of a record's inherent children when it is deleted. */
public enum ChildPolicy {
    /** They are deleted with it. */
    CASCADE,
    /** It cannot be deleted while it has some. */
    RESTRICT,
    /** They stay, and no longer refer to it. */
    ORPHAN
}
