package com.togahub.persistence.transaction;

/** Where this package says what went wrong behind an answer that has been given already. */
final class Trouble {
    static final System.Logger LOG = System.getLogger("com.togahub.persistence.transaction");

    private Trouble() {}
}
