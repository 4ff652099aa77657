package com.togahub.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A larger collection of cases, where a folder {@code shared/samples/cron} stands beside the checkout. */
class CronSamplesTest {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private static final int COLUMNS = 7;
    /** Rows that all versions and libraries agree on; fewer mean that the collection was not read as it is meant. */
    private static final int FEWEST = 164;

    @TestFactory
    Stream<DynamicTest> agreesWithTheCollection() throws IOException {
        Optional<Path> file = samples();
        assumeTrue(file.isPresent(), "there is no collection here");
        List<String[]> rows = Files.readAllLines(file.get()).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        rows.forEach(columns -> assertEquals(COLUMNS, columns.length, () -> String.join("|", columns)));
        List<String[]> stable =
                rows.stream().filter(columns -> columns[4].equals("yes")).toList();
        assertTrue(stable.size() >= FEWEST, () -> stable.size() + " rows");
        return stable.stream()
                .map(columns -> DynamicTest.dynamicTest(
                        columns[0] + " after " + columns[1] + " " + columns[2] + ": " + columns[3],
                        () -> check(columns)));
    }

    private static void check(String[] columns) {
        String expression = columns[0].replace("\\t", "\t").replace("\\n", "\n");
        if (columns[3].equals("REJECTED")) {
            assertThrows(CronSyntaxException.class, () -> CronExpression.parse(expression));
            return;
        }
        CronExpression cron = CronExpression.parse(expression);
        LocalDateTime start = LocalDateTime.parse(columns[1]);
        if (columns[3].contains(":Croniter")) {
            assertEquals(Optional.empty(), cron.next(start));
            assertEquals(List.of(), new Schedule(cron, ZoneOffset.UTC).next(start.toInstant(ZoneOffset.UTC), 1));
            return;
        }
        List<String> expected = List.of(columns[3].split("\\|", -1));
        if (columns[2].equals("-")) {
            assertEquals(expected, local(cron, start, expected.size()));
            // where clocks never change, a schedule is its expression
            assertEquals(expected, fires(cron, start, ZoneOffset.UTC, LOCAL, expected.size()));
        } else {
            assertEquals(expected, fires(cron, start, ZoneId.of(columns[2]), ZONED, expected.size()));
        }
    }

    private static List<String> local(CronExpression cron, LocalDateTime start, int count) {
        List<String> fires = new ArrayList<>();
        LocalDateTime time = start;
        while (fires.size() < count) {
            time = cron.next(time).orElseThrow();
            fires.add(LOCAL.format(time));
        }
        return fires;
    }

    private static List<String> fires(
            CronExpression cron, LocalDateTime start, ZoneId zone, DateTimeFormatter format, int count) {
        return new Schedule(cron, zone)
                .next(start.atZone(zone).toInstant(), count).stream()
                        .map(format::format)
                        .toList();
    }

    private static Optional<Path> samples() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolveSibling("shared/samples/cron/public.tsv");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
