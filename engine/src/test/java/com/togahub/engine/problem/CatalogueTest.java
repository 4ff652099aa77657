package com.togahub.engine.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documented table of codes is made from the catalogue; {@code -Ddocs.write} writes it anew. */
class CatalogueTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "messages.md");
    private static final Path API = Path.of("..", "docs", "reference", "v2.md");
    private static final String BEGIN = "<!-- made from the catalogue -->\n";
    private static final String END = "<!-- until here -->\n";

    @Test
    void documentsEveryCode() throws IOException {
        String expected = page();
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE, StandardCharsets.UTF_8), "run the test with -Ddocs.write");
    }

    @Test
    void listsEveryCodeOfTheApi() throws IOException {
        String given = Files.readString(API, StandardCharsets.UTF_8);
        String before = given.substring(0, given.indexOf(BEGIN) + BEGIN.length());
        String expected = before + table() + given.substring(given.indexOf(END));
        if (System.getProperty("docs.write") != null) {
            Files.writeString(API, expected);
        }
        assertEquals(expected, Files.readString(API, StandardCharsets.UTF_8), "run the test with -Ddocs.write");
    }

    private static String page() {
        return """
                # Messages

                Every answer of the JSON API carries its messages under these codes. The first error decides the HTTP status. The
                text is what is said where nothing more exact is known. This page is made from the code's catalogue.

                """ + table();
    }

    private static String table() {
        StringBuilder page = new StringBuilder("""
                | code | status | level | text |
                |---|---|---|---|
                """);
        for (Code code : Code.values()) {
            String status = code.status() == 0 ? "-" : Integer.toString(code.status());
            page.append("| ")
                    .append(String.join(
                            " | ", code.wireName(), status, code.level().wireName(), code.text()))
                    .append(" |\n");
        }
        return page.toString();
    }
}
