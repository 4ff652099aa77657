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

    @Test
    void documentsEveryCode() throws IOException {
        String expected = page();
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE, StandardCharsets.UTF_8), "run the test with -Ddocs.write");
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Messages

                Every answer of the JSON API carries its messages under these codes. The first error decides the HTTP status. The
                text is what is said where nothing more exact is known. This page is made from the code's catalogue.

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
