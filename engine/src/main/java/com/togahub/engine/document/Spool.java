package com.togahub.engine.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes what is written, in memory up to a megabyte and in a file beyond that, so that an answer of any size can be finished
 * before its first byte is sent: its status is then known, and its log row durable.
 */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 20;
    private static final int FIRST = 4_096;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream(FIRST);
    private FileChannel file;
    private OutputStream target = memory;
    private long size;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && memory.size() + length > IN_MEMORY) {
            spill();
        }
        target.write(bytes, offset, length);
        size += length;
    }

    private void spill() throws IOException {
        Path path = Files.createTempFile("toga-answer-", ".json");
        // removed from the directory at once where the system allows it, at the latest when it is closed
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        target = Channels.newOutputStream(file);
        memory.writeTo(target);
        memory = null;
    }

    /** What was written; nothing more can be. */
    Body body() {
        return file == null ? Body.of(memory.toByteArray()) : Body.of(new Stored(file, size));
    }

    /** Gives up what was written. */
    void discard() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private record Stored(FileChannel file, long size) implements Body.Piece {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            var target = Channels.newChannel(out);
            long written = 0;
            while (written < size) {
                written += file.transferTo(written, size - written, target);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
