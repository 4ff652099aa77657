package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Files of the local Maven repository that the build looked up, so that nothing large is copied.
 *
 * @param all the files in their order on the class path
 */
record BuiltPaths(List<Path> all) {
    BuiltPaths {
        all = List.copyOf(requireNonNull(all, "all"));
    }

    /** Reads the list that the build wrote under this name. */
    static BuiltPaths read(Folders folders, String name) {
        Path file = folders.classPathFile(name);
        try {
            return new BuiltPaths(Arrays.stream(Files.readString(file).strip().split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList());
        } catch (IOException e) {
            throw new LaunchException(file + " is missing: build again with ./toga up or mvn package", e);
        }
    }

    /** The one file whose name starts so. */
    Path named(String start) {
        return all.stream()
                .filter(path -> path.getFileName().toString().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new LaunchException("the build found no " + start + "*: build again"));
    }
}
