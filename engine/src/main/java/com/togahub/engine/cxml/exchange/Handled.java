package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.write.CxmlResponse;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a document.
 *
 * @param response the answer
 * @param links uuids of what was made, by the field of {@code cxmlDocuments} that refers to it
 * @param secret what in the answer opens something to whoever reads it, and is kept under a seal only
 * @param notes for who looks at the kept document
 */
public record Handled(
        CxmlResponse response, Map<String, String> links, Optional<String> secret, Optional<String> notes) {
    public Handled {
        requireNonNull(response, "response");
        links = Map.copyOf(links);
        requireNonNull(secret, "secret");
        requireNonNull(notes, "notes");
    }

    /** What a document made, with an answer that anybody may read. */
    public Handled(CxmlResponse response, Map<String, String> links) {
        this(response, links, Optional.empty(), Optional.empty());
    }

    /** The same with something for who looks at the kept document. */
    public Handled noted(String text) {
        return new Handled(response, links, secret, Optional.of(text));
    }

    /** The same with a part of the answer that is kept under a seal only. */
    public Handled sealed(String text) {
        return new Handled(response, links, Optional.of(text), notes);
    }

    /** An answer to a document that made nothing. */
    public static Handled of(CxmlResponse response) {
        return new Handled(response, Map.of());
    }
}
