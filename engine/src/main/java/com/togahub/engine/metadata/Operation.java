package com.togahub.engine.metadata;

/** What can be granted on a record. */
public enum Operation {
    CREATE,
    READ,
    UPDATE,
    DELETE
}
