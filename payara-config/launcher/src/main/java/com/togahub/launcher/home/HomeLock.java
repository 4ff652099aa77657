package com.togahub.launcher.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One start at a time in a home. The operating system drops the lock when its holder dies, however it dies. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws LaunchException when another process holds it
     */
    public static HomeLock take(Folders folders) {
        Path file = file(folders);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LaunchException("already running here as process "
                        + holder(folders).map(String::valueOf).orElse("(unknown)")
                        + ": see ./toga status, stop it with ./toga down");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new LaunchException("cannot lock " + file + " (" + e.getMessage() + ")", e);
        }
    }

    /** Process id of whoever holds the lock now. */
    public static Optional<Long> holder(Folders folders) {
        Path file = file(folders);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                return Optional.empty();
            }
            String pid = Files.readString(file).trim();
            return pid.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(pid));
        } catch (IOException e) {
            throw new LaunchException("cannot read " + file + " (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Path file(Folders folders) {
        return folders.home().resolve("lock");
    }
}
