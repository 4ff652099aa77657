package com.togahub.engine.cxml.status;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is wrong with a document.
 *
 * @param text what, as it is said to the sender
 * @param line of the document's text, from 1, where that is known
 * @param path of the element, such as {@code /cXML[1]/Request[1]/OrderRequest[1]}, or its name alone, as far as that is
 *     known
 */
public record Finding(String text, Optional<Integer> line, Optional<String> path) {
    public Finding {
        requireNonNull(text, "text");
        requireNonNull(line, "line");
        requireNonNull(path, "path");
    }

    /** A finding about the whole. */
    public static Finding of(String text) {
        return new Finding(text, Optional.empty(), Optional.empty());
    }

    /** A finding on a line of the text. */
    public static Finding onLine(int line, String text) {
        return new Finding(text, Optional.of(line), Optional.empty());
    }

    /** A finding about an element. */
    public static Finding at(String path, String text) {
        return new Finding(text, Optional.empty(), Optional.of(path));
    }
}
