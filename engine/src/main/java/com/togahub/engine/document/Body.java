package com.togahub.engine.document;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes of an answer, or of a part of it: in memory, or in a file where they are many. */
public final class Body implements Closeable {
    /** {@code {}}. */
    public static final Body EMPTY = of("{}".getBytes(StandardCharsets.UTF_8));

    private final List<Piece> pieces;

    private Body(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** A piece of a body. */
    interface Piece extends Closeable {
        /** How many bytes. */
        long size();

        /** Writes them. */
        void writeTo(OutputStream out) throws IOException;
    }

    private record Bytes(byte[] bytes) implements Piece {
        Bytes {
            requireNonNull(bytes, "bytes");
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public void close() {}
    }

    /** Bytes in memory. */
    public static Body of(byte[] bytes) {
        return new Body(List.of(new Bytes(bytes)));
    }

    static Body of(Piece piece) {
        return new Body(List.of(piece));
    }

    /** The same between two others. */
    Body between(byte[] before, byte[] after) {
        List<Piece> all = new ArrayList<>();
        all.add(new Bytes(before));
        all.addAll(pieces);
        all.add(new Bytes(after));
        return new Body(all);
    }

    /** How many bytes. */
    public long size() {
        return pieces.stream().mapToLong(Piece::size).sum();
    }

    /** Writes them all; may be called again as long as it is not closed. */
    public void writeTo(OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            piece.writeTo(out);
        }
    }

    /** All of them in memory: for bodies that are known to be small. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(size(), 1 << 20));
        try {
            writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("reading what was written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        for (Piece piece : pieces) {
            piece.close();
        }
    }
}
