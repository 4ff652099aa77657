package com.togahub.persistence.cxml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Collected documents, where a folder {@code shared/samples} stands beside or above the working directory. */
final class Collected {
    private Collected() {}

    /** The folder of one collection, or of a part of it. */
    static Optional<Path> folder(String name) {
        return above("shared/samples/" + name);
    }

    /** A path below the working directory or any directory above it. */
    static Optional<Path> above(String path) {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path candidate = here.resolve(path);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The lines of a collection's index, without its head, as columns. */
    static List<String[]> index(Path folder) {
        return read(folder.resolve("INDEX.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /** A file's text. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A file's bytes. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
