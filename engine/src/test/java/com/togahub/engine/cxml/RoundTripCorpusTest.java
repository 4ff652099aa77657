package com.togahub.engine.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.engine.cxml.xml.XmlText;
import com.togahub.engine.request.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/** Nothing of a collected document is lost: neither as a whole, nor of the parts that are kept with the records they make. */
class RoundTripCorpusTest {
    @TestFactory
    Stream<DynamicTest> documents_are_the_same_after_they_were_kept() {
        return documents(document -> {
            Element again = parse(XmlText.of(document).getBytes(StandardCharsets.UTF_8));
            assertEquals(XmlText.of(document), XmlText.of(again));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_element_of_every_element_comes_back() {
        return documents(document -> everyElement(document).forEach(element -> {
            JsonNode stored = stored(element);
            List<Element> children = Nodes.children(element);
            assertEquals(children.size(), stored.path("elements").size());
            for (int i = 0; i < children.size(); i++) {
                JsonNode kept = stored.path("elements").path(i);
                assertEquals(children.get(i).getNodeName(), kept.path("name").asText());
                Element rendered = parse(kept.path("markup").asText().getBytes(StandardCharsets.UTF_8));
                assertEquals(
                        XmlText.of(children.get(i)), XmlText.of(rendered).replaceAll(" xmlns:[a-z]+=\"[^\"]*\"", ""));
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var attribute = element.getAttributes().item(i);
                assertEquals(
                        attribute.getNodeValue(),
                        stored.path("attributes").path(attribute.getNodeName()).asText());
            }
        }));
    }

    /** What a JSON column gives back. */
    private static JsonNode stored(Element element) {
        try {
            return Json.mapper().readTree(Kept.of(element, Set.of()).toString());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<Element> everyElement(Element top) {
        return Stream.concat(
                        Stream.of(top), Nodes.children(top).stream().flatMap(child -> everyElement(child).stream()))
                .toList();
    }

    /** What is to be shown of one. */
    @FunctionalInterface
    private interface Check {
        void of(Element document);
    }

    private static Stream<DynamicTest> documents(Check check) {
        var folder = Corpus.folder("cxml");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml above the working directory: skipped");
        return Corpus.index(folder.get()).stream()
                // name spaces of signatures are declared where they are first used
                .filter(row -> !row[0].equals("signed"))
                .map(row -> folder.get().resolve(row[0]).resolve(row[1]))
                .filter(file -> file.toFile().isFile())
                .map(file -> DynamicTest.dynamicTest(name(file), () -> check.of(parse(Corpus.bytes(file)))));
    }

    private static String name(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    private static Element parse(byte[] document) {
        return SafeParser.parse(document, Optional.empty()).getDocumentElement();
    }
}
