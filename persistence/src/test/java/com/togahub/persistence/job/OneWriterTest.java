package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads the sources: who may write jobs is a rule that types cannot say. */
class OneWriterTest {
    private static final Pattern WRITES = Pattern.compile(
            "(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|REPLACE\\s+INTO)\\s+(?:`[^`]*`\\.|%s\\.|Core\\.)?WorkerJobs\\b");
    private static final Pattern USES = Pattern.compile("\\bJobSql\\.");

    @Test
    @DisplayName("JobTable alone writes jobs; beside it only a running action's progress is noted")
    void oneWriter() throws IOException {
        assertEquals(List.of("JobLogTable.java", "JobSql.java"), matching(WRITES));
        assertEquals(List.of("CheckOuts.java", "JobTable.java"), matching(USES));
    }

    private static List<String> matching(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
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
