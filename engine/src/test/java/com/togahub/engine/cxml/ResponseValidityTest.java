package com.togahub.engine.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.engine.cxml.response.CxmlResponse;
import com.togahub.engine.cxml.response.Profile;
import com.togahub.engine.cxml.response.ResponseWriter;
import com.togahub.engine.cxml.status.Status;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Answers are valid by the protocol's own document type, where a copy of that can be found. */
class ResponseValidityTest {
    @Test
    void every_answer_is_valid() throws Exception {
        var folder = Corpus.folder("cxml-dtd");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml-dtd above the working directory: skipped");
        Path type = folder.get().resolve("1.2.071").resolve("cXML.dtd");
        ResponseWriter writer = new ResponseWriter(Clock.systemUTC());
        List<CxmlResponse> answers = new ArrayList<>();
        for (Status status : Status.values()) {
            answers.add(CxmlResponse.of(status, "Line 1: <&>"));
        }
        Profile.Transaction order =
                new Profile.Transaction("OrderRequest", "https://x/cxml", Map.of("attachments", "No", "changes", "No"));
        answers.add(new CxmlResponse(Status.OK, "", Optional.of(new Profile(Instant.EPOCH, List.of(order)))));
        for (CxmlResponse answer : answers) {
            assertEquals(List.of(), errors(writer.write(answer, "cxml.example"), type), answer.toString());
        }
    }

    private static List<String> errors(String document, Path type) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setValidating(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver(
                (publicId, systemId) -> new InputSource(type.toUri().toString()));
        List<String> errors = new ArrayList<>();
        builder.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {
                // the document type itself causes some
            }

            @Override
            public void error(SAXParseException error) {
                errors.add(error.getMessage());
            }

            @Override
            public void fatalError(SAXParseException error) {
                errors.add(error.getMessage());
            }
        });
        builder.parse(new InputSource(new StringReader(document)));
        return errors;
    }
}
