package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of the page on transactions that is made of what tests have seen. */
final class Chapter {
    private static final String PAGE = "docs/explanations/transactions.md";
    private static final String WRITE = "docs.write";

    private final String name;
    private final List<String> lines = new ArrayList<>();

    /** The part between the comments that begin and end it. */
    Chapter(String name) {
        this.name = requireNonNull(name, "name");
    }

    /** Begins a table. */
    void table(String title, List<String> columns) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add("### " + title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
        lines.add("");
        lines.add(row(columns));
        lines.add("|" + "---|".repeat(columns.size()));
    }

    /** Adds a line to the table, unless it says what the last one has said. */
    void add(List<String> cells) {
        String row = row(cells);
        if (!row.equals(lines.get(lines.size() - 1))) {
            lines.add(row);
        }
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Insists that the page says this; with {@code -Ddocs.write} it is made to. Leaves what was seen in a file of the build. */
    void check() {
        Path project = Path.of(System.getProperty("it.project"));
        Path page = project.resolve(PAGE);
        String seen = String.join("\n", lines);
        try {
            Path build = Files.createDirectories(project.resolve("src/it/target/transactions"));
            Files.writeString(build.resolve(name + ".md"), seen + "\n");
            String text = Files.readString(page, StandardCharsets.UTF_8);
            String begin = "<!-- seen: " + name + " -->\n\n";
            String end = "\n\n<!-- end: " + name + " -->";
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf(end);
            if (from < begin.length() || to < from) {
                throw new IllegalStateException(PAGE + " lacks the comments around " + name);
            }
            if (System.getProperty(WRITE) != null) {
                Files.writeString(page, text.substring(0, from) + seen + text.substring(to));
                return;
            }
            assertEquals(
                    seen,
                    text.substring(from, to),
                    () -> PAGE + " does not say what was seen: run this test with -D" + WRITE
                            + " and look at the changes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
