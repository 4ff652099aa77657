package com.togahub.persistence.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.webhook.PayloadStore;
import com.togahub.engine.webhook.PayloadStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Payloads as files of this machine: written under another name, forced to disk, then renamed, so that none is ever half. */
public final class SpoolDirectory implements PayloadStore {
    private static final String SUFFIX = ".json";

    private final Path directory;

    /** A directory; made when it is first needed. */
    public SpoolDirectory(Path directory) {
        this.directory = requireNonNull(directory, "directory");
    }

    @Override
    public void keep(String uuid, byte[] content) {
        Path part = directory.resolve(uuid + ".part");
        try {
            Files.createDirectories(directory);
            try (FileChannel file = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(part, file(uuid), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // the name too must outlive a crash of the machine
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException failure) {
            throw new PayloadStoreException("the spool cannot be written", failure);
        }
    }

    @Override
    public List<Kept> list(String after, int limit) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(name -> name.compareTo(after) > 0)
                    .sorted()
                    .flatMap(name -> kept(name).stream())
                    .limit(limit)
                    .toList();
        } catch (IOException | UncheckedIOException failure) {
            throw new PayloadStoreException("the spool cannot be listed", failure);
        }
    }

    /** Empty when it was removed meanwhile. */
    private Optional<Kept> kept(String uuid) {
        try {
            return Optional.of(
                    new Kept(uuid, Files.getLastModifiedTime(file(uuid)).toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Optional<byte[]> read(String uuid) {
        try {
            return Optional.of(Files.readAllBytes(file(uuid)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new PayloadStoreException("the spool cannot be read", failure);
        }
    }

    @Override
    public void remove(String uuid) {
        try {
            Files.deleteIfExists(file(uuid));
        } catch (IOException failure) {
            throw new PayloadStoreException("the spool cannot be emptied", failure);
        }
    }

    private Path file(String uuid) {
        return directory.resolve(uuid + SUFFIX);
    }
}
