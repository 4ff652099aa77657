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

    /** An answer to a document that made nothing. */
    public static Handled of(CxmlResponse response) {
        return new Handled(response, Map.of());
    }
}
