package com.togahub.engine.plan;

import java.util.List;

/** Where the rows of an answer come from: records, or groups of records. */
public sealed interface Source permits Fetch, Summary {
    /** The scope whose record the request is about. */
    Scope scope();

    /** The rows' order, complete: no two rows are equal in it. */
    List<Fetch.Order> order();
}
