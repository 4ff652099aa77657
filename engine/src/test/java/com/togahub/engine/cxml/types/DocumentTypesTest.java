package com.togahub.engine.cxml.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTypesTest {
    @TempDir
    Path directory;

    @Test
    void a_flaw_has_its_line_and_element() throws IOException {
        Files.writeString(directory.resolve("cXML.dtd"), "<!ELEMENT cXML (A)><!ELEMENT A EMPTY>");
        DocumentTypes types = new DocumentTypes(directory);
        assertEquals(List.of(), types.flaws("OrderRequest", "<?xml version=\"1.0\"?>\n<cXML>\n<A/></cXML>"));
        List<Flaw> flaws = types.flaws("OrderRequest", "<?xml version=\"1.0\"?>\n<cXML>\n<A x=\"1\"/></cXML>");
        assertEquals(1, flaws.size());
        assertEquals(3, flaws.get(0).line());
        assertEquals("cXML", flaws.get(0).element());
    }

    @Test
    void the_newest_version_and_the_type_of_the_request_are_taken() throws IOException {
        for (String version : List.of("1.2.014", "1.2.071")) {
            Path versioned = Files.createDirectory(directory.resolve(version));
            Files.writeString(versioned.resolve("cXML.dtd"), "<!ELEMENT cXML EMPTY>");
            Files.writeString(
                    versioned.resolve("Fulfill.dtd"),
                    version.equals("1.2.071") ? "<!ELEMENT cXML (#PCDATA)>" : "<!ELEMENT cXML EMPTY>");
        }
        DocumentTypes types = new DocumentTypes(directory);
        assertEquals(List.of(), types.flaws("ShipNoticeRequest", "<cXML>text</cXML>"));
        assertEquals(1, types.flaws("OrderRequest", "<cXML>text</cXML>").size());
    }

    @Test
    void a_directory_without_types_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new DocumentTypes(directory));
        assertThrows(IllegalArgumentException.class, () -> new DocumentTypes(directory.resolve("none")));
    }
}
