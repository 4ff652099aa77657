package com.togahub.worker.signature;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A delivery with what must become of it.
 *
 * @param expected such as {@code accept} or {@code reject-401}
 * @param clock seconds since 1970 at which it is judged; that of the sender's other samples where it names none
 * @param tolerance seconds around the clock within which the judgement is the same; 0: only at that time
 */
record Sample(
        Sender sender,
        String name,
        String expected,
        String secret,
        long clock,
        long tolerance,
        byte[] body,
        Map<String, String> headers) {
    private static final Pattern EXPECTATION = Pattern.compile("(\\S+)(?: at clock (\\d+)(?:±(\\d+))?)?");
    private static final long ANY_TIME = 1_700_000_000;

    /** The collection of a folder: {@code INDEX.tsv}, {@code secrets.json}, and bodies and headers by sender. */
    static List<Sample> of(Path folder) throws IOException {
        Map<String, String> secrets =
                new JsonMapper().readValue(folder.resolve("secrets.json").toFile(), new TypeReference<>() {});
        List<String[]> rows = Files.readAllLines(folder.resolve("INDEX.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        try (Stream<Sample> samples = rows.stream().map(row -> read(folder, row, secrets.get(row[3]), rows))) {
            return samples.toList();
        }
    }

    private static Sample read(Path folder, String[] row, String secret, List<String[]> rows) {
        Matcher expectation = expectation(row);
        long tolerance =
                Optional.ofNullable(expectation.group(3)).map(Long::valueOf).orElse(0L);
        try {
            return new Sample(
                    Sender.valueOf(row[0].toUpperCase(Locale.ROOT)),
                    row[1],
                    expectation.group(1),
                    secret,
                    clock(row, rows),
                    tolerance,
                    Files.readAllBytes(folder.resolve(row[0]).resolve(row[1] + ".body")),
                    headers(folder.resolve(row[0]).resolve(row[1] + ".headers")));
        } catch (IOException e) {
            throw new IllegalStateException(row[0] + " " + row[1], e);
        }
    }

    private static long clock(String[] row, List<String[]> rows) {
        return Stream.concat(Stream.<String[]>of(row), rows.stream().filter(other -> other[0].equals(row[0])))
                .map(each -> expectation(each).group(2))
                .filter(clock -> clock != null)
                .map(Long::valueOf)
                .findFirst()
                .orElse(ANY_TIME);
    }

    private static Matcher expectation(String[] row) {
        Matcher matcher = EXPECTATION.matcher(row[2]);
        if (!matcher.matches()) {
            throw new IllegalStateException("not an expectation: " + row[2]);
        }
        return matcher;
    }

    private static Map<String, String> headers(Path file) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                String[] parts = line.split(":", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
        }
        return headers;
    }

    @Override
    public String toString() {
        return sender + " " + name + " " + expected;
    }
}
