package com.togahub.engine.cxml.types;

import static java.util.Objects.requireNonNull;

/**
 * Something in a document that its document type does not allow.
 *
 * @param line in the document, from 1
 * @param element the innermost element there; empty before the first
 * @param text what is wrong
 */
public record Flaw(int line, String element, String text) {
    public Flaw {
        requireNonNull(element, "element");
        requireNonNull(text, "text");
    }
}
