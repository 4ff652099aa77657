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
 */
public record Handled(CxmlResponse response, Map<String, String> links, Optional<String> secret) {
    public Handled {
        requireNonNull(response, "response");
        links = Map.copyOf(links);
        requireNonNull(secret, "secret");
    }

    /** An answer that anybody may read. */
    public Handled(CxmlResponse response, Map<String, String> links) {
        this(response, links, Optional.empty());
    }

    /** An answer to a document that made nothing. */
    public static Handled of(CxmlResponse response) {
        return new Handled(response, Map.of());
    }
}
