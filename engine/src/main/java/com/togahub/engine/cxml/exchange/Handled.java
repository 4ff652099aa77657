package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.write.CxmlResponse;
import java.util.Map;

/**
 * What came of a document.
 *
 * @param response the answer
 * @param links uuids of what was made, by the field of {@code cxmlDocuments} that refers to it
 */
public record Handled(CxmlResponse response, Map<String, String> links) {
    public Handled {
        requireNonNull(response, "response");
        links = Map.copyOf(links);
    }

    /** An answer to a document that made nothing. */
    public static Handled of(CxmlResponse response) {
        return new Handled(response, Map.of());
    }
}
