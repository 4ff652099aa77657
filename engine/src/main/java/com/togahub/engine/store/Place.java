package com.togahub.engine.store;

/** Which of a request's databases a statement runs in. */
public enum Place {
    /** The platform's own tables; statements name them with the Core schema. */
    CORE,
    /** The tenant's business tables; statements name them without a schema. */
    CLIENT
}
