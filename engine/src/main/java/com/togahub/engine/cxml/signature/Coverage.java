package com.togahub.engine.cxml.signature;

/** How much of a document a verified signature vouches for. */
public enum Coverage {
    /** There is no signature. */
    NONE,
    /** The request, but not the header with its sender. */
    REQUEST,
    /** Everything. */
    DOCUMENT
}
