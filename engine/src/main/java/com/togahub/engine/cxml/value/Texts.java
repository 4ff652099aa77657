package com.togahub.engine.cxml.value;

import com.togahub.engine.cxml.xml.Nodes;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Texts for people in a document. */
public final class Texts {
    private Texts() {}

    /** All comments on an element, one per line; what else stands in them is kept with the element. */
    public static Optional<String> comments(Element commented) {
        String notes = Nodes.children(commented, "Comments").stream()
                .flatMap(comment -> Nodes.text(comment).stream())
                .collect(Collectors.joining("\n"));
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes);
    }
}
