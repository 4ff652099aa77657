package com.togahub.engine.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.types.DocumentTypes;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.write.ResponseWriter;
import com.togahub.engine.cxml.write.Tag;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are valid by the protocol's own document type, where a copy of that can be found. */
class ResponseValidityTest {
    private final ResponseWriter writer = new ResponseWriter(Clock.systemUTC());
    private DocumentTypes types;

    @BeforeEach
    void findTypes() {
        var folder = Corpus.folder("cxml-dtd");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml-dtd above the working directory: skipped");
        types = new DocumentTypes(folder.get());
    }

    @Test
    void every_status_is_valid() {
        for (Status status : Status.values()) {
            assertEquals(List.of(), flaws(CxmlResponse.of(status, "Line 1: <&>")), status.toString());
        }
    }

    @Test
    void a_profile_is_valid() {
        Tag order = Tag.of("Transaction")
                .with("requestName", "OrderRequest")
                .add(Tag.of("URL", "https://x/cxml"))
                .add(Tag.of("Option", "No").with("name", "changes"));
        Tag profile = Tag.of("ProfileResponse")
                .with("effectiveDate", "2026-11-01T10:00:00+00:00")
                .add(order);
        assertEquals(List.of(), flaws(CxmlResponse.of(profile)));
    }

    @Test
    void something_else_is_not() {
        assertNotEquals(List.of(), flaws(CxmlResponse.of(Tag.of("ProfileResponse"))));
    }

    private List<?> flaws(CxmlResponse answer) {
        String document = writer.write(answer, "cxml.example").replaceFirst("<!DOCTYPE[^>]*>", "");
        return types.flaws("Response", document);
    }
}
