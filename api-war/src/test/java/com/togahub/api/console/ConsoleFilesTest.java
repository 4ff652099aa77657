package com.togahub.api.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.togahub.api.page.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console's files must keep to, so that the browser's policy stops none of them and none reaches outside. */
class ConsoleFilesTest {
    private static final Path ROOT = Path.of("src/main/webapp/console");
    private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern OUTSIDE = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)|\\burl\\(|@import");
    private static final Pattern INLINE = Pattern.compile("<style|style=|(?<!-)\\bstyle:|<script>|\\son\\w+="
            + "|innerHTML|insertAdjacentHTML|\\beval\\(|new Function");

    @Test
    void everyImportAndLinkNamesAFileThatIsThere() {
        for (Path file : files()) {
            String text = read(file);
            Pattern pattern = file.toString().endsWith(".html") ? LINKED : IMPORT;
            for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
                Path target = file.resolveSibling(matcher.group(1)).normalize();
                assertEquals(true, Files.isRegularFile(target), file + " names " + matcher.group(1));
            }
        }
    }

    @Test
    void everyFileIsUsed() {
        Set<Path> used = new TreeSet<>();
        reach(ROOT.resolve("index.html"), used);
        assertEquals(new TreeSet<>(files()), used);
    }

    @Test
    void nothingIsInlineAndNoTextBecomesMarkup() {
        assertEquals(List.of(), linesWith(INLINE));
    }

    @Test
    void nothingComesFromAnotherServer() {
        assertEquals(List.of(), linesWith(OUTSIDE));
    }

    @Test
    void everyFileHasAMediaType() {
        for (Path file : files()) {
            String path = "/" + ROOT.relativize(file);
            assertFalse(Page.mediaType(path).isEmpty(), path);
        }
    }

    private static void reach(Path file, Set<Path> used) {
        if (!used.add(file)) {
            return;
        }
        Pattern pattern = file.toString().endsWith(".html") ? LINKED : IMPORT;
        for (Matcher matcher = pattern.matcher(read(file)); matcher.find(); ) {
            reach(file.resolveSibling(matcher.group(1)).normalize(), used);
        }
    }

    private static List<String> linesWith(Pattern forbidden) {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            for (String line : read(file).split("\n", -1)) {
                if (forbidden.matcher(line).find()) {
                    found.add(file + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
