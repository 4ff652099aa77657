package com.togahub.persistence.logfile;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file that lines are added to, each by one write at its end. Whoever moves or deletes the file gets no line any more: the
 * next one begins a new file of the same name. One that is cut to nothing goes on from there.
 */
public final class LogFile implements AutoCloseable {
    private final Path path;
    private FileChannel channel;
    private Object key;
    /** Whether the last write has left part of a line. */
    private boolean isTorn;

    private boolean isUnsynced;

    /** A file of this name; it and its folders are made when the first line comes. */
    public LogFile(Path path) {
        this.path = requireNonNull(path, "path").toAbsolutePath();
    }

    /**
     * Adds a line, which another process can read when this returns.
     *
     * @param line without an end of line in it
     * @throws IOException when it cannot be written; the file then holds none of it, or a part that ends at the next line
     */
    public synchronized void append(String line) throws IOException {
        // a thread that is interrupted, as one whose job has had its time, would close the file under everybody
        boolean isInterrupted = Thread.interrupted();
        try {
            write(line);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(String line) throws IOException {
        FileChannel here = current();
        byte[] bytes = ((isTorn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        int written = 0;
        try {
            written = here.write(ByteBuffer.wrap(bytes));
        } finally {
            isUnsynced |= written > 0;
            isTorn = written == 0 ? isTorn : written < bytes.length;
        }
        if (isTorn) {
            throw new IOException("only " + written + " of " + bytes.length + " bytes were written to " + path);
        }
    }

    /** Has everything written so far survive a loss of power. */
    public synchronized void sync() throws IOException {
        if (isUnsynced) {
            FileChannel here = channel.isOpen() ? channel : current();
            here.force(false);
            isUnsynced = false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            sync();
            channel.close();
            channel = null;
        }
    }

    private FileChannel current() throws IOException {
        if (channel != null && channel.isOpen() && Objects.equals(key, keyNow())) {
            return channel;
        }
        if (channel != null && channel.isOpen()) {
            // the lines in the file that was moved away count as well
            close();
        }
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        FileChannel opened = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        key = keyNow();
        channel = opened;
        isTorn = endsWithinLine();
        return opened;
    }

    private boolean endsWithinLine() throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return false;
        }
        try (FileChannel read = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return read.size() > 0 && read.read(last, read.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Tells the file of this name from others that had it; null when there is none. */
    private Object keyNow() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
