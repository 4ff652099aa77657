package com.togahub.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.cxml.types.DocumentTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judges documents by the protocol's document types, where a folder of them stands beside or above the working directory. */
final class DocumentTypesCheck {
    private DocumentTypesCheck() {}

    static void assertValid(String kind, String document) {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path folder = here.resolve("shared/samples/cxml-dtd");
            if (Files.isDirectory(folder)) {
                String markup = document.replaceFirst("<!DOCTYPE[^>]*>", "");
                assertEquals(List.of(), new DocumentTypes(folder).flaws(kind, markup));
            }
        }
    }
}
