package com.togahub.engine.cxml;

import com.togahub.engine.cxml.delivery.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Collected documents, where a folder {@code shared/samples} stands beside or above the working directory. */
public final class Corpus {
    private Corpus() {}

    /** The folder of one collection. */
    public static Optional<Path> folder(String name) {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path candidate = here.resolve("shared/samples").resolve(name);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The lines of a collection's index, without its head, as columns. */
    static List<String[]> index(Path folder) {
        return lines(folder.resolve("INDEX.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /** A document on its own, as senders post it. */
    static Post document(byte[] body) {
        return post(body, Optional.of("text/xml"), Optional.empty());
    }

    /** A delivery from its two files. */
    static Post attack(Path folder, String name) {
        List<String> headers = lines(folder.resolve(name + ".headers"));
        return post(
                bytes(folder.resolve(name + ".body")),
                header(headers, "Content-Type: "),
                header(headers, "Content-Encoding: "));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<String> header(List<String> headers, String name) {
        return headers.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    private static Post post(byte[] body, Optional<String> type, Optional<String> encoding) {
        return new Post(
                type, encoding, body, "https://cxml.example/cxml", "cxml.example", Optional.empty(), Optional.empty());
    }
}
