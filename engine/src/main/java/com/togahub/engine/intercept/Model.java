package com.togahub.engine.intercept;

/**
 * The code behind a record whose metadata row names it as its {@code model}: each operation may be wrapped or replaced, and
 * is the generic one unless it is. It runs after the interceptors of phase PRE; throws mean the same as theirs.
 *
 * <p>A model of one client alone is named {@code <model>@<client's slug>} and takes precedence over the shared one.
 */
public interface Model {
    /** The name that metadata rows call it by; for one client {@code <model>@<slug>}. */
    String name();

    /** Creates what a POST asks for. */
    default Outcome create(Change change, GenericModel generic, Requests requests) {
        return generic.carryOut(change);
    }

    /** Reads one record or a list. Runs outside of any transaction: its requests may only read. */
    default Outcome read(Change change, GenericModel generic, Requests requests) {
        return generic.carryOut(change);
    }

    /** Changes what a PUT or PATCH names. */
    default Outcome update(Change change, GenericModel generic, Requests requests) {
        return generic.carryOut(change);
    }

    /** Deletes what a DELETE names. */
    default Outcome delete(Change change, GenericModel generic, Requests requests) {
        return generic.carryOut(change);
    }
}
