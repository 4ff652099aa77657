package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Payloads that wait in the bucket and in the nodes' spools, as the files they are.
 *
 * @param folders of the cluster
 * @param bucket whose objects are files
 */
record Shelter(Folders folders, Bucket bucket) {
    private static final String SUFFIX = ".json";

    Shelter {
        requireNonNull(folders, "folders");
        requireNonNull(bucket, "bucket");
    }

    /** The uuids of payloads in the bucket. */
    List<String> stashed() {
        return names(folders.data().resolve("bucket").resolve(bucket.bucket()).resolve("webhook-fallback"));
    }

    /** The uuids of payloads in all spools. */
    List<String> spooled() {
        return names(folders.spool());
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            // a file went while the folder was walked
            return names(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
